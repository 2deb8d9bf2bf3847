import type { RelayFacts as Facts } from '../relays/relay-sign';
import { verdictOf, waitSeconds } from './outcome';

const alone = { hoursTried: 1, hasStandIn: false, holds: false };

const facts = (kind: Facts['kind'], rest: Partial<Facts> = {}): Facts => ({
  kind,
  stage: null,
  code: null,
  enhancedCode: null,
  reply: null,
  ...rest,
});
const rejected = (
  stage: Facts['stage'],
  code: number,
  enhancedCode: string | null = null,
  reply: string | null = null,
) => facts('rejected', { stage, code, enhancedCode, reply });

const cases: [string, Facts, object][] = [
  ['a mail that the relay took is sent', facts('accepted', { code: 250 }), { status: 'sent', reason: null }],
  ['a slot that was missed counts as no try', facts('returned'), { status: 'prepared', counts: false }],
  ['silence puts off', facts('connection'), { status: 'deferred', reason: 'unreachable', counts: true }],
  ['a mail that cannot be made fails', facts('unmade'), { status: 'failed', reason: 'other' }],
  ['4xx to RCPT puts off', rejected('rcpt', 450, '4.2.0'), { status: 'deferred', counts: true }],
  [
    'a full mailbox puts off, and is called so',
    rejected('rcpt', 452, '4.2.2'),
    { status: 'deferred', reason: 'mailbox_full' },
  ],
  ['4xx to the mail puts off', rejected('data', 451), { status: 'deferred', reason: 'transient_system' }],
  ['a relay that is too busy counts as no try', rejected('rcpt', 421), { status: 'deferred', counts: false }],
  ['5xx to RCPT bounces', rejected('rcpt', 550), { status: 'bounced', reason: 'rejected', suppresses: false }],
  [
    '5.1.x suppresses the address',
    rejected('rcpt', 550, '5.1.1'),
    { status: 'bounced', reason: 'invalid_recipient', suppresses: true },
  ],
  [
    '5.7.x never does',
    rejected('rcpt', 554, '5.7.1'),
    { status: 'bounced', reason: 'blocked_reputation', suppresses: false },
  ],
  [
    '5.1.8 speaks of the sender, and suppresses nobody',
    rejected('rcpt', 550, '5.1.8'),
    { status: 'bounced', reason: 'blocked_reputation', suppresses: false },
  ],
  [
    '5.4.4 may be our relay, and suppresses nobody',
    rejected('rcpt', 550, '5.4.4'),
    { status: 'bounced', reason: 'invalid_recipient', suppresses: false },
  ],
  [
    '5.1.x elsewhere than at RCPT suppresses nobody',
    rejected('data', 550, '5.1.1'),
    { status: 'failed', suppresses: false },
  ],
  [
    'its words count where it says no code, and suppress nobody',
    rejected('rcpt', 550, null, '550 No such user here'),
    { status: 'bounced', reason: 'invalid_recipient', suppresses: false },
  ],
  [
    'nor do words where the code speaks of the sender',
    rejected('rcpt', 550, '5.1.8', '550 5.1.8 User unknown'),
    { status: 'bounced', suppresses: false },
  ],
  [
    'its words count before its code',
    rejected('rcpt', 550, '5.1.1', '550 5.1.1 Client host blocked using bl.example.net'),
    { status: 'bounced', reason: 'blocked_reputation', suppresses: false },
  ],
  ['a mail too large for the relay fails', rejected('mail', 552, '5.3.4'), { status: 'failed', reason: 'content' }],
  ['5xx to the mail fails', rejected('data', 554, '5.6.0'), { status: 'failed', reason: 'content' }],
  [
    'a domain that wants fewer mails counts as no try',
    rejected('rcpt', 450, '4.7.28'),
    { status: 'deferred', counts: false },
  ],
];

const faults: [string, Facts][] = [
  ['a sign-in that the relay refuses', rejected('connect', 535, '5.7.8')],
  ['a connection that cannot be trusted', facts('tls')],
  ['a sender that the relay refuses', rejected('mail', 553)],
  ['an SPF, DKIM or DMARC that is wrong', rejected('data', 550, '5.7.26')],
];

describe('what an answer of the relay means', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(verdictOf(given, alone)).toMatchObject(expected);
  });

  it.each([
    [71.9, 'deferred', 'unreachable'],
    [72, 'failed', 'expired'],
    [500, 'failed', 'expired'],
  ])('after %d hours of trying a silent relay leaves a mail %s', (hours, status, reason) => {
    expect(verdictOf(facts('connection'), { ...alone, hoursTried: hours })).toMatchObject({ status, reason });
  });

  it.each(faults)('%s marks no mail, whenever it was tried first', (_, given) => {
    for (const hoursTried of [0, 500])
      expect(verdictOf(given, { ...alone, hoursTried })).toMatchObject({
        status: 'prepared',
        reason: null,
        counts: false,
      });
  });

  it('is no try of a silent relay where another can take the mail', () => {
    expect(verdictOf(facts('connection'), { ...alone, hoursTried: 80, hasStandIn: true })).toMatchObject({
      status: 'prepared',
      counts: false,
    });
  });

  const brokeAfterData = facts('connection', { stage: 'data' });

  it.each([
    ['a connection that broke after the data has failed, and is uncertain', brokeAfterData, 'failed', 'uncertain'],
    ['one that broke before it puts off', facts('connection'), 'deferred', 'unreachable'],
    ['the answer to the data is one', rejected('data', 451), 'deferred', 'transient_system'],
    ['a mail that was taken is sent', facts('accepted', { stage: 'data', code: 250 }), 'sent', null],
  ])('where a message holds what is uncertain %s', (_, given, status, reason) => {
    expect(verdictOf(given, { ...alone, holds: true })).toMatchObject({ status, reason, counts: true });
  });

  it('holds what is uncertain whoever could take it, and for however long it was tried', () => {
    for (const hoursTried of [0, 500])
      expect(verdictOf(brokeAfterData, { hoursTried, hasStandIn: true, holds: true })).toMatchObject({
        status: 'failed',
        reason: 'uncertain',
      });
  });

  it('is tried again after a connection that broke with the data, where its message does not hold it', () => {
    expect(verdictOf(brokeAfterData, alone)).toMatchObject({ status: 'deferred', reason: 'unreachable' });
    expect(verdictOf(brokeAfterData, { ...alone, hasStandIn: true })).toMatchObject({ status: 'prepared' });
  });

  it('gives nothing up that was accepted after three days', () => {
    expect(verdictOf(facts('accepted'), { ...alone, hoursTried: 100 }).status).toBe('sent');
  });
});

describe('the wait before the next try', () => {
  it.each([
    [1, 300],
    [2, 600],
    [3, 1_200],
    [7, 19_200],
    [8, 21_600],
    [1_000, 21_600],
    [0, 300],
  ])('after %d tries is about %d seconds', (attempts, seconds) => {
    expect(waitSeconds(attempts, 300, 0.5)).toBeCloseTo(seconds, 6);
    expect(waitSeconds(attempts, 300, 0)).toBeCloseTo(seconds * 0.8, 6);
    expect(waitSeconds(attempts, 300, 1)).toBeCloseTo(seconds * 1.2, 6);
  });
});
