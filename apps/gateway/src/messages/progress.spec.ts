import type { MessageProgress, MessageStatus } from '@portico/contracts/messages';
import { eventId, hasSeenTheEnd, isFinal, isWorthTelling } from './progress';

const at = (status: MessageStatus, sent = 0) => ({ status, counts: { sent } }) as unknown as MessageProgress;

describe('what listeners of a send are told', () => {
  it('is everything while it is sending, else what has changed', () => {
    expect(isWorthTelling(at('in_review'), null)).toBe(true);
    expect(isWorthTelling(at('in_review'), at('in_review'))).toBe(false);
    expect(isWorthTelling(at('paused', 2), at('paused', 1))).toBe(true);
    expect(isWorthTelling(at('sending', 1), at('sending', 1))).toBe(true);
  });

  it('ends with the final state, and a browser that comes again has seen it', () => {
    expect([isFinal(at('sent')), isFinal(at('cancelled')), isFinal(at('paused'))]).toEqual([true, true, false]);
    expect(hasSeenTheEnd(eventId(at('sent'), 7))).toBe(true);
    expect(hasSeenTheEnd(eventId(at('sending'), 7))).toBe(false);
    expect(hasSeenTheEnd(undefined)).toBe(false);
  });
});
