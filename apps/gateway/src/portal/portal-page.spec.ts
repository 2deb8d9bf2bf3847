import { homePage, portalPageAt } from './portal-page';

const residentId = '0196aaaa-0000-7000-8000-00000000000c';
const home = `/portal/homes/${residentId}`;

describe('a page of the portal by its address', () => {
  it.each([home, `${home}/account`, `${home}/requests/${residentId}`, `${home}/notices?open=${residentId}`])(
    'is %s',
    (path) => expect(portalPageAt(path)).toEqual({ path, residentId }),
  );

  it.each([
    undefined,
    7,
    '/portal',
    '/portal/sign-in',
    '/communities',
    `//evil.example${home}`,
    `https://evil.example${home}`,
    `${home}/../../../communities`,
    `${home}/%2e%2e/x`,
    `${home}/\\evil.example`,
    `${home}?to=//evil.example`,
    `${home}/${'x'.repeat(200)}`,
  ])('is not %j', (path) => expect(portalPageAt(path)).toBeNull());

  it('is its first for a home', () => {
    expect(portalPageAt(home)).toEqual(homePage(residentId));
  });
});
