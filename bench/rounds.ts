// The rounds: limit, tutorial and product one after another in each, so that the machine's moods cancel.
import { detail, done, figure } from '../dev/demo/progress';
import { percentileOf } from './grades';
import { limitOf } from './limit';
import { portico, type Run } from './portico-run';
import type { Measured } from './report';
import type { Rig } from './rig';
import { tutorial } from './tutorial/tutorial';

export interface Sizes {
  rounds: number;
  tutorial: number;
  /** How many are invited in a run; the last one is the one that figures of a big send are taken of. */
  people: readonly number[];
  singles: number;
}

/** What smtp-source sends: as much as an invitation has on the wire. */
const BYTES = 13_000;

/** Runs all rounds. Throws where anybody was not mailed, or twice. */
export async function allRounds(rig: Rig, sizes: Sizes): Promise<Measured> {
  const measured: Measured = {};
  for (let round = 1; round <= sizes.rounds; round += 1) {
    done(`Round ${round} of ${sizes.rounds}`);
    const limit = await limitOf(rig.sink, Math.max(...sizes.people) / 2, BYTES);
    if (limit !== null) detail(`the machine carries ${figure(Math.round(limit))} mails a second`);
    const built =
      rig.redisUrl && (await tutorial({ ...rig, redisUrl: rig.redisUrl, smtpUrl: rig.sink.url }, sizes.tutorial));
    if (built) detail(`the tutorial sends ${figure(Math.round(built))}`);
    const runs: Run[] = [];
    for (const people of sizes.people)
      runs.push(await told(rig, people, people === sizes.people.at(-1) ? sizes.singles : 0));
    note(measured, valuesOf(runs, limit, built || null));
  }
  return measured;
}

async function told(rig: Rig, people: number, singles: number): Promise<Run> {
  const run = await portico(rig, people, singles);
  const cpu = Object.entries(run.cpu).map(([name, micros]) => `${name} ${Math.round(micros)}`);
  detail(
    `Portico sends ${figure(Math.round(run.perSecond))} to ${figure(people)}: each recipient once, all links different`,
  );
  detail(`µs of CPU a mail: ${cpu.join(', ')}`);
  return run;
}

function valuesOf(
  runs: readonly Run[],
  limit: number | null,
  built: number | null,
): Partial<Record<keyof Measured, number>> {
  const [small, big] = [runs[0]!, runs.at(-1)!];
  const [fifty, most] = [50_000, 200_000].map((people) => runs.find((run) => run.people === people));
  return {
    ...(built !== null && { againstTutorial: small.perSecond / built }),
    ...(limit !== null && { shareOfLimit: (100 * big.perSecond) / limit }),
    mailerCpu: big.cpu['mailer']!,
    allCpu: Object.values(big.cpu).reduce((sum, one) => sum + one, 0),
    firstMail: big.firstMailMs / 1000,
    accepted: big.acceptMs / 1000,
    ...(fifty && { generate: fifty.generateSeconds, import: fifty.importSeconds }),
    ...(big.singlesMs.length > 0 && { single: percentileOf(big.singlesMs, 0.99) / 1000 }),
    ...(big.queueBytes !== null && { queue: big.queueBytes }),
    ...(most && { memory: Math.max(...Object.values(most.peakMegabytes)), linear: most.perSecond / small.perSecond }),
  };
}

function note(measured: Measured, values: Partial<Record<keyof Measured, number>>): void {
  for (const [name, value] of Object.entries(values)) (measured[name as keyof Measured] ??= []).push(value);
}
