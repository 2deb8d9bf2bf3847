import { registeredShare } from './registered-share';

const counts = { properties: 3, residents: 8, pending: 2, invited: 2, active: 3, inactive: 1, withoutEmail: 0 };

describe('the share registered', () => {
  it('counts who has accepted, access on or off', () => {
    expect(registeredShare(counts)).toEqual({ registered: 4, share: 0.5 });
  });

  it('is none where nobody lives', () => {
    expect(registeredShare({ ...counts, residents: 0, active: 0, inactive: 0 })).toEqual({
      registered: 0,
      share: null,
    });
  });
});
