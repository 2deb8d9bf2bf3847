import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { eventually } from '@portico/testing/eventually';
import { Periodic } from './periodic';

describe('repeated work', () => {
  beforeEach(() => jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('never overlaps itself, outlives an error and ends with the app after what runs', async () => {
    const periodic = new Periodic();
    let open = 0;
    let most = 0;
    let runs = 0;
    periodic.every(1, 'test', async () => {
      open += 1;
      most = Math.max(most, open);
      runs += 1;
      await sleep(10);
      open -= 1;
      if (runs === 2) throw new Error('the second fails');
    });
    await eventually(() => expect(runs).toBeGreaterThan(4));
    await periodic.beforeApplicationShutdown();
    const atEnd = runs;
    expect(open).toBe(0);
    await sleep(40);
    expect({ runs, most }).toEqual({ runs: atEnd, most: 1 });
    expect(Logger.prototype.error).toHaveBeenCalledTimes(1);
  });
});
