// What an answer, or silence, says of the relay itself, apart from the mail. A table of facts to signs; what follows is drawn elsewhere.
import type { Outcome } from '@portico/contracts/gate';
import type { RelayFault } from '@portico/contracts/relays';

/**
 * `works`: it took part in the mail, whatever it said to it. `busy`: it asks for less; `domain_busy`: of the mails to that domain.
 * `silent`: no connection, or it broke. `fault`: it would be the same with any mail.
 */
export type RelaySign =
  | { kind: 'none' | 'works' | 'busy' | 'domain_busy' | 'silent' }
  | { kind: 'fault'; fault: Exclude<RelayFault, 'unreachable'> };

/** The relay's answer as far as it says something of the relay. */
export type RelayFacts = Pick<Outcome, 'kind' | 'stage' | 'code' | 'enhancedCode' | 'reply'>;

/** Our SPF, DKIM or DMARC is wrong, as Gmail, Outlook and RFC 7372 put it. */
const ourAuthentication = ['5.7.26', '5.7.515', '4.7.32'];
/** A mail that is too large, or in a form the relay does not take, is refused at MAIL too. */
const ofTheMail = /^5\.(3\.4|6\.\d+)$/;
const tooMany = /too many .{0,40}(connections|sessions)|connection (rate )?limit/i;

/** What one outcome says of the relay. */
export function signOf(facts: RelayFacts): RelaySign {
  switch (facts.kind) {
    case 'accepted':
      return { kind: 'works' };
    case 'connection':
      return { kind: 'silent' };
    case 'tls':
      return { kind: 'fault', fault: 'tls' };
    case 'returned':
    case 'unmade':
      return { kind: 'none' };
    case 'rejected':
      return signOfRefusal(facts);
  }
}

function signOfRefusal({ stage, code, enhancedCode, reply }: RelayFacts): RelaySign {
  const isFinal = code !== null && code >= 500;
  const isEarly = stage === 'connect' || stage === 'mail';
  if (enhancedCode !== null && ourAuthentication.includes(enhancedCode))
    return { kind: 'fault', fault: 'authentication' };
  if (!isFinal && tooMany.test(reply ?? '')) return { kind: 'busy' };
  if (code === 421 || enhancedCode?.startsWith('4.7.')) return { kind: isEarly ? 'busy' : 'domain_busy' };
  if (isFinal && stage === 'connect') return { kind: 'fault', fault: 'sign_in' };
  if (isFinal && stage === 'mail' && !isOfTheMail(code, enhancedCode)) return { kind: 'fault', fault: 'sender' };
  return { kind: stage === 'connect' ? 'none' : 'works' };
}

function isOfTheMail(code: number, enhancedCode: string | null): boolean {
  return code === 552 || code === 555 || (enhancedCode !== null && ofTheMail.test(enhancedCode));
}
