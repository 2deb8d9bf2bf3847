import { signOf, type RelayFacts } from './relay-sign';

const facts = (rest: Partial<RelayFacts>): RelayFacts => ({
  kind: 'rejected',
  stage: null,
  code: null,
  enhancedCode: null,
  reply: null,
  ...rest,
});

const cases: [string, Partial<RelayFacts>, string][] = [
  ['a mail it took', { kind: 'accepted', code: 250 }, 'works'],
  ['silence', { kind: 'connection' }, 'silent'],
  ['a slot that was missed', { kind: 'returned' }, 'none'],
  ['a mail that could not be made', { kind: 'unmade' }, 'none'],
  ['no trust', { kind: 'tls' }, 'fault: tls'],
  ['no such mailbox', { stage: 'rcpt', code: 550, enhancedCode: '5.1.1' }, 'works'],
  ['greylisting', { stage: 'rcpt', code: 450, enhancedCode: '4.2.0' }, 'works'],
  ['a spam filter', { stage: 'data', code: 554, enhancedCode: '5.7.1' }, 'works'],
  ['too busy at the greeting', { stage: 'connect', code: 421, enhancedCode: '4.3.2' }, 'busy'],
  ['too busy at MAIL', { stage: 'mail', code: 421 }, 'busy'],
  ['too busy at RCPT', { stage: 'rcpt', code: 421 }, 'domain_busy'],
  ['a rate of the domain', { stage: 'data', code: 450, enhancedCode: '4.7.28' }, 'domain_busy'],
  ['a rate of ours', { stage: 'mail', code: 450, enhancedCode: '4.7.1' }, 'busy'],
  ['too many connections', { stage: 'rcpt', code: 451, reply: '451 Too many concurrent SMTP connections' }, 'busy'],
  ['a sign-in refused', { stage: 'connect', code: 535, enhancedCode: '5.7.8' }, 'fault: sign_in'],
  ['a sign-in refused for now', { stage: 'connect', code: 454, enhancedCode: '4.7.0' }, 'busy'],
  ['a greeting of no', { stage: 'connect', code: 554 }, 'fault: sign_in'],
  ['a greeting of not now', { stage: 'connect', code: 451 }, 'none'],
  ['a sender refused', { stage: 'mail', code: 550, enhancedCode: '5.7.1' }, 'fault: sender'],
  ['a mail too large', { stage: 'mail', code: 552, enhancedCode: '5.3.4' }, 'works'],
  ['an address it cannot carry', { stage: 'mail', code: 550, enhancedCode: '5.6.7' }, 'works'],
  ['DMARC that fails', { stage: 'data', code: 550, enhancedCode: '5.7.26' }, 'fault: authentication'],
  ['SPF and DKIM that fail', { stage: 'rcpt', code: 550, enhancedCode: '5.7.515' }, 'fault: authentication'],
  ['a sender that cannot be verified', { stage: 'data', code: 421, enhancedCode: '4.7.32' }, 'fault: authentication'],
];

it.each(cases)('%s says of the relay', (_, given, sign) => {
  const { kind, ...rest } = signOf(facts(given));
  expect('fault' in rest ? `${kind}: ${rest.fault}` : kind).toBe(sign);
});
