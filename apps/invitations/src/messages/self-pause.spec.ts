import { reasonToPause, type Figures } from './self-pause';

const figures = (over: Partial<Figures>): Figures => ({ final: 0, hardBounces: 0, sent: 0, complaints: 0, ...over });

describe('a message pauses itself', () => {
  it.each([
    ['too few mails to judge', { final: 99, hardBounces: 99 }, null],
    ['five of a hundred are not more than 5 %', { final: 100, hardBounces: 5 }, null],
    ['six of a hundred are', { final: 100, hardBounces: 6 }, 'hard_bounces'],
    ['exactly 5 %', { final: 20_000, hardBounces: 1_000 }, null],
    ['one more', { final: 20_000, hardBounces: 1_001 }, 'hard_bounces'],
    ['too few were sent', { final: 99, sent: 99, complaints: 9 }, null],
    ['one of a hundred', { final: 100, sent: 100, complaints: 1 }, 'complaints'],
    ['exactly 0.1 %', { final: 2_000, sent: 2_000, complaints: 2 }, null],
    ['one fewer was sent', { final: 2_000, sent: 1_999, complaints: 2 }, 'complaints'],
    ['both: the first is told', { final: 200, hardBounces: 20, sent: 180, complaints: 5 }, 'hard_bounces'],
  ] as const)('or not: %s, %j: %s', (_, given, expected) => {
    expect(reasonToPause(figures(given), null)).toBe(expected);
  });

  it.each([
    ['the same figures again', { final: 200, hardBounces: 20, sent: 180, complaints: 9 }, null],
    ['too few mails since', { final: 299, hardBounces: 99, sent: 200, complaints: 9 }, null],
    ['five of a hundred since', { final: 300, hardBounces: 25, sent: 275, complaints: 9 }, null],
    ['six of a hundred since', { final: 300, hardBounces: 26, sent: 274, complaints: 9 }, 'hard_bounces'],
    ['one more complaint since', { final: 300, hardBounces: 20, sent: 280, complaints: 10 }, 'complaints'],
    ['those that bounced are tried again', { final: 180, hardBounces: 0, sent: 180, complaints: 9 }, null],
  ])('or not, once staff have let it go on: %s, %j: %s', (_, now, expected) => {
    expect(reasonToPause(now, { final: 200, hardBounces: 20, sent: 180, complaints: 9 })).toBe(expected);
  });
});
