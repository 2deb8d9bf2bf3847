import { existsSync } from 'node:fs';
import { PlainError } from './plain-error';
import { createDatabase, initialise, recover, serverSpec } from './postgres/cluster';
import { placeFor } from './postgres/place';
import { mailboxSpec, publicUrl, serviceNames, serviceSpecs, stopOrder } from './processes';
import { secretsOf } from './secrets';
import type { Settings } from './settings';
import { showLine } from './show-line';
import { stopSignal } from './stop-signal';
import { portOffsets, requireFree, type Part } from './system/ports';
import type { ProcessSpec } from './system/supervised-process';
import { Supervisor } from './system/supervisor';
import { styled } from './terminal';

/** A system that this process started and supervises. */
export interface RunningSystem {
  /** Resolves when somebody wants it to stop: Ctrl-C, SIGTERM. */
  interrupted: Promise<void>;
  /** Whether a process died since everything was ready. */
  sawDeath(): boolean;
  /** Stops everything in order. */
  stop(): Promise<void>;
}

/**
 * Starts all of Portico and makes up what the environment leaves out: an embedded PostgreSQL, a mailbox, secrets.
 * Done when every process is ready; undefined when it was interrupted before.
 *
 * @throws PlainError when it runs already, a port is taken, or a process does not come up; nothing is left running then.
 */
export async function startSystem(settings: Settings, verbose: boolean): Promise<RunningSystem | undefined> {
  const line = (name: string, text: string) => showLine(name, text, verbose);
  const supervisor = await Supervisor.claim({ dataDir: settings.dataDir, address: publicUrl(settings), say, line });
  const interrupted = stopSignal(() => void supervisor.stop(stopOrder, true));
  const stop = () => supervisor.stop(stopOrder);
  try {
    const begun = await Promise.race([startAll(settings, supervisor, verbose), interrupted.then(() => 'interrupted')]);
    if (begun !== 'interrupted') return { interrupted, stop, sawDeath: supervisor.countDeaths() };
    await stop();
    return undefined;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(settings: Settings, supervisor: Supervisor, verbose: boolean): Promise<void> {
  const ownMailbox = !settings.smtpUrl;
  const parts: Part[] = ownMailbox ? [...serviceNames, 'mailbox', 'mailbox SMTP'] : [...serviceNames];
  await requireFree(parts, settings.port, settings.host);
  const { EMBEDDED_POSTGRES_PASSWORD: password, ...made } = await secretsOf(settings.dataDir, process.env);
  const urls: NodeJS.ProcessEnv = {};
  if (!settings.databaseUrl) urls['DATABASE_URL'] = await startPostgres(settings, supervisor, password ?? '');
  if (ownMailbox) {
    await timed(supervisor, mailboxSpec(settings));
    urls['SMTP_URL'] = `smtp://127.0.0.1:${settings.port + portOffsets['mailbox SMTP']}`;
  }
  const specs = serviceSpecs(settings, { ...made, ...urls }, verbose);
  await Promise.all(specs.map((spec) => timed(supervisor, spec)));
}

/** Starts the embedded PostgreSQL, on a new cluster or the one of last time, and answers its DATABASE_URL. */
async function startPostgres(settings: Settings, supervisor: Supervisor, password: string): Promise<string> {
  const place = placeFor(settings.dataDir, password);
  const port = settings.port + portOffsets.postgres;
  if (place.moved)
    say(`PostgreSQL does not run as root and cannot reach ${settings.dataDir}: its data are in ${place.data}`);
  if (await recover(place)) say('Ended a PostgreSQL that an earlier run left running.');
  await requireFree(['postgres'], settings.port, '127.0.0.1');
  if (!existsSync(place.data)) console.log(styled('dim', '  a new database is made …'));
  await initialise(place, password).catch((error: unknown) => {
    throw new PlainError(`The embedded PostgreSQL could not be made in ${place.data}:\n${String(error)}`);
  });
  await timed(supervisor, serverSpec(place, port, password));
  return createDatabase(port, password);
}

async function timed(supervisor: Supervisor, spec: ProcessSpec): Promise<void> {
  const begin = Date.now();
  await supervisor.start(spec);
  console.log(styled('dim', `  ${spec.name.padEnd(12)} ready in ${((Date.now() - begin) / 1000).toFixed(1)} s`));
}

function say(sentence: string): void {
  console.log(`${styled('yellow', '!')} ${sentence}`);
}
