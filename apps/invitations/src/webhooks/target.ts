// Whom webhooks may call: nobody within our own network. Decided by the address that is connected to, not by its name.
import ipaddr from 'ipaddr.js';

/** Whether an IP address is one of the public internet: not private, loopback, link-local, mapped, translated or reserved. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** The IP address that stands in a url in place of a name; null where there is a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? host : null;
}

/** Names that mean this machine whatever a resolver says. */
export function isLocalName(url: URL): boolean {
  return /(?:^|\.)localhost\.?$/i.test(url.hostname);
}
