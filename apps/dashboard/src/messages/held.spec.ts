import { isHeld, secondsUntil } from './held';
import type { Message } from './message';

const now = Date.parse('2026-05-01T09:00:00Z');
const scheduled = (scheduledAt: string) => ({ status: 'scheduled', scheduledAt }) as Message;

describe('a Send that can still be undone', () => {
  it('has whole seconds left, and none once it is over', () => {
    expect(secondsUntil('2026-05-01T09:00:29.200Z', now)).toBe(30);
    expect(secondsUntil('2026-05-01T08:59:59Z', now)).toBe(0);
  });

  it('is one that leaves as soon as a Send of now would', () => {
    expect(isHeld(scheduled('2026-05-01T09:00:30Z'), 30, now)).toBe(true);
    expect(isHeld(scheduled('2026-05-01T09:00:31Z'), 30, now)).toBe(false);
    expect(isHeld({ ...scheduled('2026-05-01T09:00:10Z'), status: 'sent' }, 30, now)).toBe(false);
  });
});
