import type { MessageCounts } from './message';
import { countStates, progressOf, stageOf } from './progress';

const none = Object.fromEntries(countStates.map((state) => [state, 0])) as Record<(typeof countStates)[number], number>;
const counts = (over: Partial<MessageCounts>): MessageCounts => ({
  ...none,
  recipients: 0,
  excluded: 0,
  activated: 0,
  ...over,
});

describe('the progress of a send', () => {
  it('counts as done what will not be tried again', () => {
    const half = counts({
      recipients: 12,
      excluded: 2,
      sent: 3,
      bounced: 1,
      skipped: 1,
      queued: 3,
      sending: 1,
      deferred: 1,
    });
    expect(progressOf(half)).toEqual({ total: 10, done: 5, share: 0.5 });
  });

  it('is complete where there was nobody to mail', () => {
    expect(progressOf(counts({ recipients: 2, excluded: 2 })).share).toBe(1);
  });

  it('decides the screen', () => {
    expect((['draft', 'generating', 'scheduled', 'paused', 'cancelled'] as const).map(stageOf)).toEqual([
      'compose',
      'generating',
      'review',
      'progress',
      'progress',
    ]);
  });
});
