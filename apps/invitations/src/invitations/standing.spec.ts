import { portalStatuses } from '@portico/contracts/residents';
import { lifeFrom } from '../../testing/life';
import { movesOf } from '../states/transitions';
import { transitions, type StandingAct } from './standing';

const life = lifeFrom('pending', transitions);

describe('where a resident stands', () => {
  it('leads from pending to every status', () => {
    expect(life.reached.toSorted()).toEqual([...portalStatuses].toSorted());
  });

  it('has no end: whoever is switched off can come back', () => {
    expect(life.ends).toEqual([]);
  });

  it.each([
    ['mailed', ['pending'], ['invited']],
    ['accept', ['pending', 'invited'], ['active', 'active']],
    ['revoke', ['invited'], ['pending']],
    ['deactivate', ['active'], ['inactive']],
    ['reactivate', ['inactive'], ['active']],
  ] as const)('changes by %s only from %j to %j', (act, from, to) => {
    expect(movesOf(transitions, act)).toEqual({ from, to });
  });

  it('never makes a registered resident invited again', () => {
    const registered = ['active', 'inactive'] as const;
    const next = registered.flatMap((status): string[] => Object.values(transitions[status]));
    expect(next.filter((status) => !(registered as readonly string[]).includes(status))).toEqual([]);
  });

  it('has no other acts', () => {
    const acts: StandingAct[] = ['mailed', 'accept', 'revoke', 'deactivate', 'reactivate'];
    expect(life.acts.toSorted()).toEqual(acts.toSorted());
  });
});
