// What staff should look at in a message, and what they can do about it. The most pressing comes first.
import type { AttentionView, MessageView } from '@portico/contracts/messages';
import { stateAfter } from '../states/transitions';
import { transitions } from './message';
import { waitingOf } from './progress';

/** What is known of a message. */
export interface Looked extends Pick<MessageView, 'status' | 'counts' | 'pausedBecause' | 'waitingFor'> {
  /** How many of the failed a crash left uncertain. */
  uncertain: number;
}

export function attentionOf({ status, counts, pausedBecause, waitingFor, uncertain }: Looked): AttentionView[] {
  const { bounced, failed, complained } = counts;
  const waiting = waitingOf(counts);
  const canRetry = stateAfter(transitions, status, 'retry') !== null;
  const all: AttentionView[] = [
    { reason: 'paused_by_itself', count: pausedBecause ? waiting : 0, action: 'resume' },
    { reason: 'relay_paused', count: waitingFor === 'relay_paused' ? waiting : 0, action: 'mend_relay' },
    { reason: 'bounced', count: bounced, action: 'correct_addresses' },
    { reason: 'failed', count: failed - uncertain, action: canRetry ? 'retry_failed' : null },
    { reason: 'uncertain', count: uncertain, action: canRetry ? 'retry_uncertain' : null },
    { reason: 'complained', count: complained, action: null },
  ];
  return all.filter(({ count }) => count > 0);
}
