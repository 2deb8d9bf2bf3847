import { figures, gradeOf, medianOf, percentileOf } from './grades';

describe('grades', () => {
  it.each([
    [figures.againstTutorial, 7.9, 'poor'],
    [figures.againstTutorial, 8, 'good'],
    [figures.againstTutorial, 49, 'excellent'],
    [figures.againstTutorial, 50, 'goal'],
    [figures.mailerCpu, 601, 'poor'],
    [figures.mailerCpu, 270, 'excellent'],
    [figures.mailerCpu, 110, 'goal'],
  ] as const)('%j at %d is %s', (figure, value, grade) => expect(gradeOf(figure, value)).toBe(grade));

  it('know the middle of many', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(medianOf([7])).toBe(7);
  });

  it('know what nearly all stay below', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentileOf(hundred, 0.99)).toBe(99);
    expect(percentileOf([5], 0.99)).toBe(5);
  });
});
