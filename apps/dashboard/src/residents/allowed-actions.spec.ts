import { actionsFor, isGrave } from './allowed-actions';

const invited = { allowedActions: ['resend', 'revoke'] as const };
const active = { allowedActions: ['deactivate'] as const };
const offered = (of: typeof invited | typeof active, role: 'manager' | 'viewer', canSend: boolean) =>
  actionsFor({ allowedActions: [...of.allowedActions] }, { role, canSend });

describe('what is offered to do with a resident', () => {
  it('is what the API allows', () => expect(offered(invited, 'manager', true)).toEqual(['resend', 'revoke']));

  it('has nothing of sending for who may not send', () => {
    expect(offered(invited, 'manager', false)).toEqual([]);
    expect(offered(active, 'manager', false)).toEqual(['deactivate']);
  });

  it('is nothing for who only reads', () => expect(offered(active, 'viewer', true)).toEqual([]));

  it('is grave where it takes something away', () => {
    expect((['invite', 'resend', 'revoke', 'deactivate', 'reactivate'] as const).filter(isGrave)).toEqual([
      'revoke',
      'deactivate',
    ]);
  });
});
