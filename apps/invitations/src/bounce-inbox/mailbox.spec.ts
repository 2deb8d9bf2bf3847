import { newId } from '@portico/platform/ids';
import { returnPathOf } from '@portico/mail/return-path';
import { isOurReturnPath } from './mailbox';

const secret = 'link-secret-of-the-tests-32-characters';
const path = returnPathOf(newId(), 'bounce.example', secret);

it('is one of ours, in whatever letters it is written', () => {
  expect(isOurReturnPath(path, 'bounce.example', secret)).toBe(true);
  expect(isOurReturnPath(path.toUpperCase(), 'Bounce.Example', secret)).toBe(true);
});

it.each([
  ['of another domain', returnPathOf(newId(), 'bounce.example.net', secret)],
  ['of a domain below ours', returnPathOf(newId(), 'a.bounce.example', secret)],
  ['with a wrong MAC', path.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'))],
  ['of another secret', returnPathOf(newId(), 'bounce.example', 'another secret')],
  ['without a MAC', `bounce+${newId()}@bounce.example`],
  ['of a person', 'postmaster@bounce.example'],
  ['without a domain', path.slice(0, path.indexOf('@'))],
  ['that is empty', ''],
])('is none %s', (_, address) => {
  expect(isOurReturnPath(address, 'bounce.example', secret)).toBe(false);
});
