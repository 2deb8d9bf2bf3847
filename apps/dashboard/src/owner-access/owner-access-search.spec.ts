import { isNarrowed, ownerAccessSearch, selectionFilter } from './owner-access-search';

describe('the filter of Owner Access in the address', () => {
  it('starts with the owners among the unregistered', () => {
    const start = ownerAccessSearch({});
    expect(start).toEqual({ tab: 'unregistered', kind: ['owner'] });
    expect(selectionFilter(start)).toEqual({ registered: false, kind: ['owner'] });
    expect(isNarrowed(start)).toBe(false);
  });

  it('is what the API takes', () => {
    const propertyId = ['01a1fe74-f8b8-72ce-9174-0a52152f89a1'];
    const search = ownerAccessSearch({
      tab: 'registered',
      status: ['active', 'pending'],
      kind: ['owner', 'tenant'],
      hasEmail: true,
      propertyId,
      linkExpired: false,
      invitedBefore: '2026-05-01T00:00:00.000Z',
      deliveryStatus: ['bounced', 'eaten'],
      search: 'elm',
      sort: '-name',
    });
    expect(selectionFilter(search)).toEqual({
      registered: true,
      status: ['active'],
      hasEmail: true,
      propertyId,
      linkExpired: false,
      invitedBefore: '2026-05-01T00:00:00.000Z',
      deliveryStatus: ['bounced'],
      search: 'elm',
    });
    expect(isNarrowed(search)).toBe(true);
  });

  it('leaves out whatever is none', () => {
    const typed = { tab: 'x', hasEmail: 'yes', kind: 'tenant', propertyId: ['1'], invitedBefore: 'soon', sort: 'age' };
    expect(ownerAccessSearch(typed)).toEqual(ownerAccessSearch({}));
  });
});
