import { reasonOfCode } from './refusal-codes';

it.each([
  ['5.1.1', 'invalid_recipient'],
  ['5.1.10', 'invalid_recipient'],
  ['5.1.8', 'blocked_reputation'],
  ['4.2.2', 'mailbox_full'],
  ['5.2.1', 'mailbox_inactive'],
  ['5.3.4', 'content'],
  ['5.6.0', 'content'],
  ['4.4.1', 'transient_system'],
  ['5.7.26', 'blocked_reputation'],
  ['5.9.9', null],
])('%s says %s', (code, reason) => {
  expect(reasonOfCode(code)).toBe(reason);
});
