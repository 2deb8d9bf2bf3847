import type { Resident } from '../residents.queries';
import { chosenOf, everyone, isChosen, isSelectable, matches, nobody, selectionOf, toggle } from './choice';

const resident = (id: string, over: Partial<Resident> = {}): Resident => ({
  id,
  communityId: 'c',
  propertyId: 'p',
  propertyName: '12 Elm Street',
  kind: 'owner',
  firstName: 'Zoë',
  lastName: 'Fournier',
  email: 'zoe@example.com',
  phone: null,
  locale: null,
  portalStatus: 'pending',
  allowedActions: ['invite'],
  invitation: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...over,
});
const sent = {
  id: 'i',
  sentAt: '2026-03-01T00:00:00.000Z',
  expiresAt: null,
  expired: true,
  deliveryStatus: 'bounced' as const,
};

describe('who is chosen', () => {
  it('is picked one by one', () => {
    const one = toggle(nobody, resident('a'));
    expect([chosenOf(one).total, isChosen(one, resident('a')), isChosen(one, resident('b'))]).toEqual([1, true, false]);
    expect(selectionOf(one)).toEqual({ ids: ['a'] });
    expect(chosenOf(toggle(one, resident('a'))).total).toBe(0);
  });

  it('is everyone who matches, over all pages, less those taken out', () => {
    const all = everyone({ registered: false, hasEmail: true }, { total: 1356 });
    expect(selectionOf(all)).toEqual({ filter: { registered: false, hasEmail: true }, exclude: undefined });
    const less = toggle(all, resident('a'));
    expect([chosenOf(less).total, isChosen(less, resident('a')), isChosen(less, resident('b'))]).toEqual([
      1355,
      false,
      true,
    ]);
    expect(selectionOf(less)).toMatchObject({ exclude: ['a'] });
    expect(chosenOf(toggle(less, resident('a'))).total).toBe(1356);
  });

  it('is more than so many, where a search did not count to the end', () => {
    const all = everyone({ search: 'a' }, { total: 10_000, totalIsLowerBound: true });
    expect(chosenOf(toggle(all, resident('a')))).toEqual({ total: 9_999, totalIsLowerBound: true });
  });

  it('stays when the list is narrowed otherwise: who does not match is marked as not chosen', () => {
    const all = everyone({ registered: false, hasEmail: true }, { total: 10 });
    const without = resident('x', { email: null });
    expect([isChosen(all, without), isSelectable(all, without)]).toEqual([false, false]);
    expect(isSelectable(nobody, without)).toBe(true);
  });
});

describe('a filter', () => {
  it.each([
    [{ registered: false }, {}, true],
    [{ registered: true }, {}, false],
    [{ registered: true }, { portalStatus: 'inactive' as const }, true],
    [{ hasEmail: false }, {}, false],
    [{ status: ['invited' as const] }, {}, false],
    [{ kind: ['tenant' as const] }, {}, false],
    [{ propertyId: ['p', 'q'] }, {}, true],
    [{ linkExpired: true }, { portalStatus: 'invited' as const, invitation: sent }, true],
    [{ linkExpired: true }, { portalStatus: 'active' as const, invitation: sent }, false],
    [{ linkExpired: false }, {}, true],
    [{ invitedBefore: '2026-04-01T00:00:00Z' }, { invitation: sent }, true],
    [{ invitedBefore: '2026-02-01T00:00:00Z' }, { invitation: sent }, false],
    [{ invitedBefore: '2026-04-01T00:00:00Z' }, {}, false],
    [{ deliveryStatus: ['bounced' as const] }, { invitation: sent }, true],
    [{ deliveryStatus: ['bounced' as const] }, {}, false],
    [{ search: 'zoe  ELM' }, {}, true],
    [{ search: 'zoe oak' }, {}, false],
  ])('%j finds %j: %j', (filter, over, found) => {
    expect(matches(filter, resident('a', over))).toBe(found);
  });
});
