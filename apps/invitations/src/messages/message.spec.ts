import { messageStatuses } from '@portico/contracts/messages';
import { lifeFrom } from '../../testing/life';
import { movesOf } from '../states/transitions';
import { needsAttention, transitions } from './message';

const life = lifeFrom('draft', transitions);

describe('the life of a message', () => {
  it('leads from a draft to every state', () => {
    expect(life.reached.toSorted()).toEqual([...messageStatuses].toSorted());
  });

  it('ends in cancelled, and in sent, which a retry alone reopens', () => {
    expect(life.ends).toEqual(['cancelled']);
    expect(Object.keys(transitions.sent)).toEqual(['retry']);
  });

  it.each([
    ['edit', ['draft', 'generating', 'in_review', 'scheduled']],
    ['generate', ['draft']],
    ['send', ['in_review', 'scheduled']],
    ['schedule', ['in_review']],
    ['pause', ['sending']],
    ['resume', ['paused']],
    ['cancel', ['scheduled', 'sending', 'paused']],
    ['finish', ['sending']],
  ] as const)('allows %s in %j only', (act, states) => {
    expect(movesOf(transitions, act).from).toEqual(states);
  });

  it('needs attention when something failed, bounced or complained, and only then', () => {
    const none = Object.fromEntries(
      ['recipients', 'excluded', 'queued', 'sending', 'sent', 'delivered', 'deferred', 'failed', 'bounced']
        .concat(['complained', 'suppressed', 'cancelled', 'skipped', 'activated'])
        .map((key) => [key, 0]),
    ) as unknown as Parameters<typeof needsAttention>[0];
    expect(needsAttention({ ...none, excluded: 3, suppressed: 2, cancelled: 1, skipped: 4, deferred: 2 })).toBe(false);
    for (const key of ['failed', 'bounced', 'complained'] as const)
      expect(needsAttention({ ...none, [key]: 1 })).toBe(true);
  });
});
