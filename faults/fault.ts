// A fault is a row of the table that `npm run test:faults` prints: something breaks, and what became of the mails is counted.
import { appendFileSync } from 'node:fs';
import type { ServiceName } from '../e2e/system';
import { openRig, type Backend, type Rig } from './rig';

/** What became of everybody. */
export interface Figures {
  mails: number;
  /** Without a mail, though their state tells of one; or without a final state. */
  lost: number;
  /** Mails more than people who got one. */
  doubled: number;
  /** Held because nobody knows whether the relay took them. */
  uncertain: number;
  /** From when it was over, or a process died, to the end of the longest silence since; null where nothing had to recover. */
  seconds: number | null;
}

export interface Fault {
  name: string;
  /** The only backend on which it can happen. */
  only?: Backend;
  /** Settings of processes, for this fault alone. */
  settings?: Partial<Record<ServiceName, Record<string, string>>>;
  /** Breaks something and demands what is promised. @returns null where this machine cannot break it */
  run(rig: Rig): Promise<Figures | null>;
}

const backends: Backend[] = ['Redis', 'PostgreSQL'];
const wanted = process.env['FAULTS_BACKEND'] ?? '';

/** Tests for these faults, on one system for each backend. */
export function describeFaults(title: string, faults: readonly Fault[]): void {
  describe.each(backends.filter((name) => name.toLowerCase().startsWith(wanted)))(
    `${title} (queues in %s)`,
    (backend) => {
      let rig: Rig | null;
      beforeAll(async () => (rig = await openRig(backend)), 120_000);
      afterAll(() => rig?.close(), 60_000);

      it.each(faults.filter(({ only }) => (only ?? backend) === backend))('$name', async (fault) => {
        if (!rig) return note(fault.name, backend, 'not installed here');
        try {
          await withSettings(rig, fault.settings ?? {}, async () => {
            const figures = await fault.run(rig!);
            note(fault.name, backend, figures ?? 'cannot be made here');
          });
        } catch (error) {
          note(fault.name, backend, 'FAILED');
          throw error;
        }
      });
    },
  );
}

async function withSettings(
  rig: Rig,
  settings: NonNullable<Fault['settings']>,
  run: () => Promise<void>,
): Promise<void> {
  const set = Object.entries(settings) as [ServiceName, Record<string, string>][];
  try {
    for (const [name, env] of set) await rig.system.kill(name, env);
    await run();
  } finally {
    await rig.heal();
    for (const [name] of set) await rig.system.kill(name);
  }
}

function note(name: string, backend: Backend, figures: Figures | string): void {
  const cells =
    typeof figures === 'string'
      ? [figures, '', '', '', '']
      : [figures.mails, figures.lost, figures.doubled, figures.uncertain, figures.seconds?.toFixed(1) ?? ''];
  const file = process.env['FAULTS_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify([name, backend, ...cells])}\n`);
}
