import { portalStatuses, residentActions } from '@portico/contracts/residents';
import { allowedActions } from './resident';

describe('what may be done with a resident (A6)', () => {
  it.each([
    ['pending', true, false, ['invite']],
    ['pending', true, true, ['invite', 'revoke']],
    ['pending', false, false, []],
    ['pending', false, true, ['revoke']],
    ['invited', true, true, ['resend', 'revoke']],
    ['invited', true, false, ['resend']],
    ['invited', false, true, ['revoke']],
    ['active', true, false, ['deactivate']],
    ['active', false, false, ['deactivate']],
    ['inactive', true, false, ['reactivate']],
    ['inactive', false, false, ['reactivate']],
  ] as const)('%s, has an email: %j, invitation open: %j → %j', (portalStatus, hasEmail, invitationOpen, actions) => {
    expect(allowedActions({ portalStatus, hasEmail, invitationOpen })).toEqual(actions);
  });

  it('offers every action to somebody', () => {
    const standings = portalStatuses.flatMap((portalStatus) => [
      ...allowedActions({ portalStatus, hasEmail: true, invitationOpen: true }),
    ]);
    expect(new Set(standings)).toEqual(new Set(residentActions));
  });
});
