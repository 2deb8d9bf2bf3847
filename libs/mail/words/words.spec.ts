import { invitationDefaults, noticeDefaults } from '../defaults';
import { fieldPattern, unknownFields } from '../merge-fields';
import { words } from './words';

/** Every sentence by its path, with the slots it uses. */
function slotsByPath(said: object, path = ''): [string, string[]][] {
  return Object.entries(said).flatMap(([name, value]): [string, string[]][] =>
    typeof value === 'string'
      ? [[`${path}${name}`, [...value.matchAll(fieldPattern())].map((match) => match[1]!).toSorted()]]
      : slotsByPath(value as object, `${path}${name}.`),
  );
}

describe('what the mails say', () => {
  it('has the same sentences with the same values in every language', () => {
    expect(slotsByPath(words.es)).toEqual(slotsByPath(words.en));
  });

  it.each(['en', 'es'] as const)('is prefilled in %s with known merge fields only', (locale) => {
    const [invitation, notice] = [invitationDefaults(locale), noticeDefaults(locale)];
    expect(unknownFields(invitation.subject, 'invitation', 'subject')).toEqual([]);
    expect(unknownFields(invitation.body)).toEqual([]);
    expect(unknownFields(notice.subject, 'notice', 'subject')).toEqual([]);
    expect(unknownFields(notice.body, 'notice')).toEqual([]);
  });

  it('names the button as the contract does', () => {
    expect([words.en.invitation.button, words.es.invitation.button]).toEqual([
      'Activate My Account',
      'Activar mi cuenta',
    ]);
  });
});
