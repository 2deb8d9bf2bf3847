import { curveOf } from './progress-curve';

const box = { width: 100, height: 50 };

describe('the curve of a community', () => {
  it('runs from the first day to the last, with everybody at the top', () => {
    expect(curveOf([0, 5, 10], 10, box)).toBe('0,50 50,25 100,0');
  });

  it('is level on the first day, and flat where nobody lives', () => {
    expect(curveOf([5], 10, box)).toBe('0,25 100,25');
    expect(curveOf([0, 0], 0, box)).toBe('0,50 100,50');
  });
});
