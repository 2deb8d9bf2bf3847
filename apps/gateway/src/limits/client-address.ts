// Where a request comes from, as far as counting goes. One IPv6 subscriber has a whole /64: it counts as one address.
import ipaddr from 'ipaddr.js';

/** The address to count by. `ip` is what the connection, or a trusted proxy, says. */
export function countedAddress(ip: string | undefined): string {
  if (!ip || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts.slice(0, 4).join(':')}::/64`;
}
