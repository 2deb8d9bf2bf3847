import type { TFunction } from 'i18next';
import { readableSubject } from './readable-subject';

const t = ((key: string) => key.split('.').at(-1)) as unknown as TFunction;

it.each([
  ['Your {{ communityName }} portal', 'Your Heron $& Pointe portal'],
  ['{{firstName}}, {{propertyName}} is ready', '[firstName], [propertyName] is ready'],
  ['{{nonsense}} {x}', '{{nonsense}} {x}'],
  ['', 'noSubject'],
])('the subject "%s" reads "%s"', (subject, reads) => {
  expect(readableSubject(subject, 'Heron $& Pointe', t)).toBe(reads);
});
