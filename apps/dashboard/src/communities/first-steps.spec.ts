import { firstSteps, isBeginning } from './first-steps';

const none = { properties: 0, residents: 0, pending: 0, invited: 0, active: 0, inactive: 0, withoutEmail: 0 };

describe('the first steps of a community', () => {
  it('are all ahead where nobody lives yet', () => {
    expect(firstSteps(none)).toEqual({ residents: false, emails: false, invite: false });
  });

  it('ask for the missing emails once residents are there', () => {
    const counts = { ...none, residents: 9, pending: 9, withoutEmail: 2 };
    expect(firstSteps(counts)).toEqual({ residents: true, emails: false, invite: false });
    expect(isBeginning(counts)).toBe(true);
  });

  it('are over with the first invitation, even if some have no email', () => {
    expect(isBeginning({ ...none, residents: 9, pending: 8, invited: 1, withoutEmail: 2 })).toBe(false);
  });
});
