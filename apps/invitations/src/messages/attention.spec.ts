import type { MessageCounts } from '@portico/contracts/messages';
import { noCounts } from '../deliveries/tallies.queries';
import { attentionOf, type Looked } from './attention';

const counts = (over: Partial<MessageCounts>): MessageCounts => ({ ...noCounts(), ...over });
const looked = (over: Partial<Looked>): Looked => ({
  status: 'sent',
  counts: counts({}),
  pausedBecause: null,
  waitingFor: null,
  uncertain: 0,
  ...over,
});

describe('what needs attention', () => {
  it('is nothing where all went well, nor who was left out for a reason', () => {
    expect(attentionOf(looked({ counts: counts({ sent: 5, suppressed: 1, skipped: 2, excluded: 3 }) }))).toEqual([]);
  });

  it('comes with how many it is about, and the next step', () => {
    const ended = looked({ counts: counts({ failed: 5, bounced: 2, complained: 1 }), uncertain: 3 });
    expect(attentionOf(ended)).toEqual([
      { reason: 'bounced', count: 2, action: 'correct_addresses' },
      { reason: 'failed', count: 2, action: 'retry_failed' },
      { reason: 'uncertain', count: 3, action: 'retry_uncertain' },
      { reason: 'complained', count: 1, action: null },
    ]);
  });

  it('begins with what keeps the message waiting, and who waits for it', () => {
    const open = counts({ queued: 70, sending: 2, deferred: 1, bounced: 9 });
    const bounced = { reason: 'bounced', count: 9, action: 'correct_addresses' };
    expect(attentionOf(looked({ status: 'paused', counts: open, pausedBecause: 'hard_bounces' }))).toEqual([
      { reason: 'paused_by_itself', count: 73, action: 'resume' },
      bounced,
    ]);
    expect(attentionOf(looked({ status: 'sending', counts: open, waitingFor: 'relay_paused' }))).toEqual([
      { reason: 'relay_paused', count: 73, action: 'mend_relay' },
      bounced,
    ]);
    expect(attentionOf(looked({ status: 'sending', counts: open, waitingFor: 'mail_disabled' }))).toEqual([bounced]);
  });

  it('cannot be tried again before the send has ended, nor once it was cancelled', () => {
    for (const status of ['sending', 'cancelled'] as const)
      expect(attentionOf(looked({ status, counts: counts({ failed: 1 }) }))).toEqual([
        { reason: 'failed', count: 1, action: null },
      ]);
  });
});
