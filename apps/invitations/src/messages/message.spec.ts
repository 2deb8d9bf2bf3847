import { messageStatuses, type MessageStatus } from '@portico/contracts/messages';
import { moves, needsAttention, type MessageAct } from './message';

const acts: MessageAct[] = [
  'edit',
  'generate',
  'generated',
  'generationFailed',
  'send',
  'schedule',
  'pause',
  'resume',
  'cancel',
  'finish',
  'retry',
];

describe('the life of a message', () => {
  it('leads from a draft to every state', () => {
    const reached = new Set<MessageStatus>(['draft']);
    for (const status of reached) {
      for (const [from, to] of acts.flatMap(moves)) if (from === status) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...messageStatuses].sort());
  });

  it('ends in cancelled, and in sent, which a retry alone reopens', () => {
    const leaving = (status: MessageStatus) => acts.filter((act) => moves(act).some(([from]) => from === status));
    expect(messageStatuses.filter((status) => leaving(status).length === 0)).toEqual(['cancelled']);
    expect(leaving('sent')).toEqual(['retry']);
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
    expect(moves(act).map(([from]) => from)).toEqual(states);
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
