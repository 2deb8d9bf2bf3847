import { mayDo, mayGrant, reaches, scopesOfRole, scopesOfUser, type StaffCaller } from './caller';

const caller = (over: Partial<StaffCaller>): StaffCaller => ({
  kind: 'user',
  id: 'u',
  organizationId: 'o',
  name: 'Ada',
  scopes: [],
  communityIds: [],
  countedBy: 'session:s',
  installation: false,
  ...over,
});

describe('what a caller may do', () => {
  it('keeps the right to send apart from the right to edit', () => {
    expect(scopesOfUser('manager', false)).toEqual([
      'directory:read',
      'directory:write',
      'messages:read',
      'messages:write',
    ]);
    expect(scopesOfUser('admin', false)).not.toContain('messages:send');
    expect(scopesOfUser('admin', true)).toEqual(scopesOfRole.admin);
  });

  it('lets a viewer read and nothing more, whatever they might send', () => {
    expect(scopesOfUser('viewer', true)).toEqual(['directory:read', 'messages:read']);
  });

  it('asks for one of the scopes that a route names', () => {
    expect(mayDo(caller({ scopes: ['messages:read'] }), ['messages:read', 'directory:read'])).toBe(true);
    expect(mayDo(caller({ scopes: ['messages:read'] }), ['messages:write'])).toBe(false);
  });

  it.each([
    [null, 'a', true],
    [null, null, true],
    [['a'], 'a', true],
    [['a'], 'b', false],
    [['a'], null, false],
    [[], 'a', false],
  ])('who is assigned %j reaches what lies in %j: %s', (communityIds, place, yes) => {
    expect(reaches(caller({ communityIds }), place)).toBe(yes);
  });

  it('gives away no scope that it has not', () => {
    expect(mayGrant(caller({ scopes: ['staff:manage'] }), ['directory:read'])).toBe(false);
    expect(mayGrant(caller({ scopes: ['staff:manage', 'directory:read'] }), ['directory:read'])).toBe(true);
  });
});
