import { ServerClock } from './server-clock';

describe("the server's clock", () => {
  it('is told by the quickest answer, so that a slow one does not shift its slots', () => {
    const clock = new ServerClock();
    clock.note(1_000, 51_003);
    clock.note(2_000, 52_180);
    clock.note(3_000, 53_020);
    expect(clock.ours(4_000)).toBe(54_003);
  });

  it('follows a clock that drifts', () => {
    const clock = new ServerClock();
    clock.note(0, 10);
    for (let i = 1; i <= 50; i++) clock.note(i * 1_000, i * 1_000 + 30);
    expect(clock.ours(100_000)).toBe(100_030);
  });
});
