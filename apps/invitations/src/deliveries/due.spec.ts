import { notDue, type DueFacts } from './due';

const fine: DueFacts = {
  purpose: 'invitation',
  suppression: null,
  standing: 'pending',
  removed: false,
  addressChanged: false,
  invitation: 'open',
  superseded: false,
  mailedSince: false,
  otherSend: false,
};

const skipped: [string, Partial<DueFacts>, string][] = [
  ['is active', { standing: 'active' }, 'registered'],
  ['is inactive', { standing: 'inactive' }, 'registered'],
  ['has accepted', { invitation: 'accepted' }, 'registered'],
  ['was removed', { removed: true }, 'removed'],
  ['is not known', { standing: null }, 'removed'],
  ['has another address', { addressChanged: true }, 'email_changed'],
  ['had the invitation withdrawn', { invitation: 'revoked' }, 'revoked'],
  ['was sent a newer link', { superseded: true }, 'superseded'],
  ['was mailed alone since', { mailedSince: true }, 'superseded'],
  ['is in an earlier send', { otherSend: true }, 'duplicate_send'],
  ['registered and then changed the address', { standing: 'active', addressChanged: true }, 'registered'],
  [
    'changed the address, which withdrew the invitation',
    { addressChanged: true, invitation: 'revoked' },
    'email_changed',
  ],
];

describe('the last look before a mail goes', () => {
  it.each(['pending', 'invited'] as const)('lets an invitation to someone %s go', (standing) => {
    expect(notDue({ ...fine, standing })).toBeNull();
  });

  it.each(skipped)('skips the invitation to someone who %s', (_, facts, reason) => {
    expect(notDue({ ...fine, ...facts })).toEqual({ status: 'skipped', reason });
  });

  it.each([
    [{ standing: 'active' }, null],
    [{ otherSend: true }, null],
    [{ removed: true }, 'removed'],
    [{ addressChanged: true }, 'email_changed'],
  ] as const)('of %j a notice minds %s', (facts, reason) => {
    expect(notDue({ ...fine, purpose: 'notice', invitation: null, ...facts })?.reason ?? null).toBe(reason);
  });

  it.each(['hard_bounce', 'complaint', 'manual', 'unsubscribe'] as const)(
    'holds invitations and notices back for %s',
    (suppression) => {
      for (const purpose of ['invitation', 'notice'] as const) {
        expect(notDue({ ...fine, purpose, suppression })).toEqual({ status: 'suppressed', reason: suppression });
      }
    },
  );

  it.each(['sign_in', 'account', 'recap', 'test'] as const)(
    'holds a %s mail back for a dead mailbox alone',
    (purpose) => {
      const mail = { ...fine, purpose, standing: null, invitation: null };
      expect(notDue({ ...mail, suppression: 'hard_bounce' })?.status).toBe('suppressed');
      expect(notDue({ ...mail, suppression: 'unsubscribe' })).toBeNull();
      expect(notDue({ ...mail, suppression: 'complaint' })).toBeNull();
    },
  );

  it('lets a suppression outrank every other reason', () => {
    expect(notDue({ ...fine, suppression: 'complaint', standing: 'active' })?.status).toBe('suppressed');
  });
});
