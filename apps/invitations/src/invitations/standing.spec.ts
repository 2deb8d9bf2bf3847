import { portalStatuses, type PortalStatus } from '@portico/contracts/residents';
import { isRegistered, moves, standingActs, transitions } from './standing';

const steps = Object.entries(transitions).flatMap(([from, acts]) =>
  Object.values(acts).map((to) => [from, to] as const),
);

describe('where a resident stands', () => {
  it('leads from pending to every status', () => {
    const reached = new Set<string>(['pending']);
    for (const _ of portalStatuses) for (const [from, to] of steps) if (reached.has(from)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...portalStatuses].toSorted());
  });

  it('has no end: whoever is switched off can come back', () => {
    const withoutWayOut = portalStatuses.filter((status) => !steps.some(([from]) => from === status));
    expect(withoutWayOut).toEqual([]);
  });

  it.each([
    ['mailed', [['pending', 'invited']]],
    [
      'accept',
      [
        ['pending', 'active'],
        ['invited', 'active'],
      ],
    ],
    ['revoke', [['invited', 'pending']]],
    ['deactivate', [['active', 'inactive']]],
    ['reactivate', [['inactive', 'active']]],
  ] as const)('changes by %s only as %j', (act, expected) => {
    expect(moves(act)).toEqual(expected);
  });

  it('names every act in the table', () => {
    expect(standingActs.filter((act) => moves(act).length === 0)).toEqual([]);
  });

  it('never makes a registered resident invited again', () => {
    const back = steps.filter(([from, to]) => isRegistered(from as PortalStatus) && !isRegistered(to));
    expect(back).toEqual([]);
  });
});
