import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome, ReportBody } from '@portico/contracts/gate';
import { returned } from './ports';
import { Reporter } from './reporter';

const outcome = (deliveryId: string): Outcome => ({ ...returned, deliveryId, fence: 1 });
const mayPass = (error: unknown) => (error as Error).message === 'down';

function reporterTo(report: (body: ReportBody) => Promise<void>) {
  const reports: ReportBody[] = [];
  const gate = {
    claim: () => Promise.reject(new Error('not asked')),
    intend: () => Promise.reject(new Error('not asked')),
    report: async (body: ReportBody) => {
      reports.push(body);
      await report(body);
    },
  };
  return { reporter: new Reporter(gate, mayPass), reports };
}

describe('the reporter', () => {
  it('commits the first outcome at once, and what comes meanwhile together', async () => {
    const { reporter, reports } = reporterTo(() => sleep(5));
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => reporter.committed(outcome(id))));
    expect(reports.map(({ outcomes }) => outcomes.map(({ deliveryId }) => deliveryId))).toEqual([
      ['a'],
      ['b', 'c', 'd'],
    ]);
    reporter.close();
  });

  it('reports 500 at the most at a time', async () => {
    const { reporter, reports } = reporterTo(() => sleep(1));
    await Promise.all(Array.from({ length: 1_201 }, (_, i) => reporter.committed(outcome(`${i}`))));
    expect(reports.map(({ outcomes }) => outcomes.length)).toEqual([1, 500, 500, 200]);
    reporter.close();
  });

  it('tells an outcome again until it is committed', async () => {
    let failures = 3;
    const { reporter, reports } = reporterTo(() =>
      failures-- > 0 ? Promise.reject(new Error('down')) : Promise.resolve(),
    );
    await reporter.committed(outcome('a'));
    expect(reports).toHaveLength(4);
    reporter.close();
  });

  it('is not heard while a report fails or finds no answer, and heard again once it is committed', async () => {
    const answers = [Promise.reject(new Error('down')), sleep(800)];
    const { reporter } = reporterTo(() => answers.shift()!);
    const heard: boolean[] = [reporter.isHeard];
    const committed = reporter.committed(outcome('a'));
    await sleep(50);
    heard.push(reporter.isHeard);
    await committed;
    await sleep(100);
    heard.push(reporter.isHeard);
    answers.push(sleep(800));
    const slowly = reporter.committed(outcome('b'));
    await sleep(650);
    heard.push(reporter.isHeard);
    await slowly;
    expect([...heard, reporter.isHeard]).toEqual([true, false, true, false, true]);
    reporter.close();
  });

  it('fails the job where a report is refused for good', async () => {
    const { reporter, reports } = reporterTo(() => Promise.reject(new Error('refused')));
    await expect(reporter.committed(outcome('a'))).rejects.toThrow('refused');
    expect(reports).toHaveLength(1);
    reporter.close();
  });

  it('names the batches in work, and holds their grants for half a lease more', async () => {
    const { reporter, reports } = reporterTo(() => Promise.resolve());
    const long = reporter.hold('batch-a', performance.now() - 900, 1_000);
    const other = reporter.hold('batch-b', performance.now(), 1_000);
    reporter.release(other);
    expect(long.isOurs).toBe(true);
    await reporter.committed(outcome('a'));
    expect(reports[0]!.batchIds).toEqual(['batch-a']);
    await sleep(150);
    expect(long.isOurs).toBe(true);
    await sleep(400);
    expect(long.isOurs).toBe(false);
    reporter.close();
  });
});
