import { batchPriority, batchSize, jobIdOf } from './batch';

describe('a batch', () => {
  it.each([
    [null, 100],
    [0.2, 10],
    [1, 10],
    [14, 14],
    [99.9, 99],
    [100, 100],
    [5_000, 100],
  ])('at a rate of %p holds %d mails', (rate, size) => {
    expect(batchSize(rate)).toBe(size);
  });

  it.each([
    [null, 0, 1],
    [null, 1, 2],
    [null, 2, 3],
    [2, 0, 2],
    [2, 17, 19],
    [-5, 5, 2],
    [2_097_150, 900, 2_097_152],
  ])('that starts at %p and is number %d has priority %d', (start, number, priority) => {
    expect(batchPriority(start, number)).toBe(priority);
  });

  it('has a job id that the queue takes: no colon, not all digits, another one for each carry', () => {
    const ids = [0, 1, 2].map((carry) => jobIdOf('0198c0de-0000-7000-8000-000000000001', carry));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[a-z][\w-]+$/);
  });
});
