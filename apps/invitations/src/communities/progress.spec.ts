import { curveOf, type ProgressStep } from './progress';

const step = (date: string, invited: number, registered: number): ProgressStep => ({ date, invited, registered });

describe('the curve of a community', () => {
  it('adds up, and has a point also for days on which nothing happened', () => {
    expect(curveOf([step('2026-02-27', 10, 0), step('2026-03-01', 5, 4)], '2026-03-02', 400)).toEqual([
      { date: '2026-02-27', invited: 10, registered: 0 },
      { date: '2026-02-28', invited: 10, registered: 0 },
      { date: '2026-03-01', invited: 15, registered: 4 },
      { date: '2026-03-02', invited: 15, registered: 4 },
    ]);
  });

  it('has no point where nobody was invited', () => {
    expect(curveOf([], '2026-03-02', 400)).toEqual([]);
  });

  it.each([
    [400, 400],
    [401, 201],
    [800, 400],
    [801, 267],
    [4000, 400],
  ])('of %i days has %i points, the last of them today, and loses nobody', (days, points) => {
    const first = Date.parse('2020-01-01');
    const today = new Date(first + (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const curve = curveOf([step('2020-01-01', 3, 0), step('2020-01-02', 2, 1)], today, 400);
    expect(curve).toHaveLength(points);
    expect(curve.at(-1)).toEqual({ date: today, invited: 5, registered: 1 });
  });

  it('does not end before its last step, whatever the clocks say', () => {
    expect(curveOf([step('2026-03-02', 1, 0)], '2026-03-01', 400)).toHaveLength(1);
  });
});
