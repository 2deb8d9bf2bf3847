import type { MessageCounts } from '@portico/contracts/messages';
import { secondsLeft } from './progress';
import { figuresOf } from './recap';

const counts: MessageCounts = {
  recipients: 61,
  excluded: 5,
  queued: 20,
  sending: 4,
  sent: 10,
  delivered: 2,
  deferred: 7,
  failed: 1,
  bounced: 3,
  complained: 1,
  suppressed: 2,
  cancelled: 1,
  skipped: 5,
  activated: 6,
};

describe('how long a message still takes', () => {
  it('is what waits, by the speed of late; those put off are no work of now', () => {
    expect(secondsLeft('sending', counts, 10)).toBe(3);
  });

  it('cannot be told where nothing moves', () => {
    expect([secondsLeft('paused', counts, 10), secondsLeft('sending', counts, 0)]).toEqual([null, null]);
  });
});

it('tells the summary addresses three figures that add up to everyone selected', () => {
  const { recipients, sent, failed, leftOut } = figuresOf({
    ...counts,
    queued: 0,
    sending: 0,
    deferred: 0,
    recipients: 30,
  });
  expect({ sent, failed, leftOut }).toEqual({ sent: 12, failed: 5, leftOut: 13 });
  expect(sent + failed + leftOut).toBe(recipients);
});
