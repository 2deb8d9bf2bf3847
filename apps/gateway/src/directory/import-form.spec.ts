import { importWishes } from './import-form';

describe('the form that starts an import', () => {
  it('imports and invites nobody unless it says so', () => {
    expect(importWishes({})).toEqual({ mapping: undefined, dryRun: false, sendInvitations: false });
    expect(importWishes({ dryRun: 'true', sendInvitations: 'false', mapping: '{}' })).toEqual({
      mapping: '{}',
      dryRun: true,
      sendInvitations: false,
    });
  });

  it('refuses a flag that is neither true nor false, at its field', () => {
    expect(() => importWishes({ dryRun: 'maybe' })).toThrow(expect.objectContaining({ status: 422 }));
  });
});
