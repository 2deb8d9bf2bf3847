import { readableSubject } from './readable-subject';

it('names the community in a subject, and leaves what differs from person to person', () => {
  expect(readableSubject('{{firstName}}, your {{ communityName }} portal', 'Heron $& Pointe')).toBe(
    '{{firstName}}, your Heron $& Pointe portal',
  );
});
