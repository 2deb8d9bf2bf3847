import { Stride } from './stride';

const after = (...strides: [count: number, ms: number][]): number => {
  const stride = new Stride();
  strides.forEach(([count, ms]) => stride.learn(count, ms));
  return stride.length;
};

describe('a stride', () => {
  it('grows to a second of what a quick relay takes', () => {
    expect(after(...Array.from({ length: 10 }, () => [100, 200] as [number, number]))).toBeCloseTo(500, -1);
  });

  it('shrinks before a slow relay, so that nothing is granted long before it leaves', () => {
    expect(after(...Array.from({ length: 10 }, () => [20, 10_000] as [number, number]))).toBe(2);
    expect(after(...Array.from({ length: 10 }, () => [1, 10_000] as [number, number]))).toBe(1);
  });

  it('has an upper end, and learns nothing from nothing', () => {
    expect(after(...Array.from({ length: 20 }, () => [100, 0] as [number, number]))).toBe(1_000);
    expect(after([0, 5_000])).toBe(new Stride().length);
  });
});
