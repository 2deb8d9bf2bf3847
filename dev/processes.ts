// The processes of one installation: what each is told by its environment, and when it counts as ready.
import { join } from 'node:path';
import { checkout } from './checkout';
import { localUrl, type Settings } from './settings';
import { portOffsets } from './system/ports';
import type { ProcessSpec } from './system/supervised-process';

export const serviceNames = ['directory', 'invitations', 'mailer', 'gateway'] as const;

/** Nobody loses the one it needs: who takes work stops first, who keeps data last. */
export const stopOrder = ['mailer', 'gateway', 'invitations', 'directory', 'mailbox', 'postgres'];

/** The four apps of the product. `made` holds what was made up for them: secrets, the database's and the relay's address. */
export function serviceSpecs(settings: Settings, made: NodeJS.ProcessEnv, verbose: boolean): ProcessSpec[] {
  const shared = {
    NODE_ENV: settings.nodeEnv,
    LOG_LEVEL: verbose ? 'debug' : 'info',
    PUBLIC_URL: publicUrl(settings),
    DIRECTORY_URL: loopback(settings, portOffsets.directory),
    INVITATIONS_URL: loopback(settings, portOffsets.invitations),
    ADMIN_EMAIL: settings.adminEmail,
    MAIL_FROM: 'no-reply@portico.example',
    ...given(process.env),
    ...made,
    DATA_DIR: settings.dataDir,
    EXIT_WITH_PARENT: '1',
  };
  return serviceNames.map((name) => {
    const host = name === 'gateway' ? settings.host : '127.0.0.1';
    const env = { ...shared, HOST: host, PORT: String(settings.port + portOffsets[name]) };
    return nodeSpec(name, [join(checkout, 'dist', 'apps', name, 'main.js')], env, healthUrl(settings, name));
  });
}

/** The development mailbox. Its SMTP side is on loopback whatever HOST says. */
export function mailboxSpec(settings: Settings): ProcessSpec {
  const env = {
    PATH: process.env['PATH'],
    HOST: settings.host,
    PORT: String(settings.port + portOffsets.mailbox),
    SMTP_PORT: String(settings.port + portOffsets['mailbox SMTP']),
    MAILBOX_DIR: join(settings.dataDir, 'mailbox'),
    EXIT_WITH_PARENT: '1',
  };
  const entry = join(checkout, 'dist', 'dev', 'main.js');
  return nodeSpec('mailbox', [entry, 'mailbox'], env, `${localUrl(settings, portOffsets.mailbox)}/health/ready`);
}

/** The address people open: PUBLIC_URL, or this machine by the name that browsers trust without https. */
export function publicUrl(settings: Settings): string {
  return settings.publicUrl ?? `http://localhost:${settings.port}`;
}

/** True when `url` answers 2xx within two seconds. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok;
}

/** The environment without empty variables: those count as left out. */
function given(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

function nodeSpec(name: string, args: string[], env: NodeJS.ProcessEnv, readyUrl: string): ProcessSpec {
  const sourceMaps = '--enable-source-maps';
  return { name, command: process.execPath, args: [sourceMaps, ...args], env, isReady: () => answers(readyUrl) };
}

function healthUrl(settings: Settings, name: (typeof serviceNames)[number]): string {
  const base = name === 'gateway' ? localUrl(settings) : loopback(settings, portOffsets[name]);
  return `${base}/health/ready`;
}

function loopback(settings: Settings, offset: number): string {
  return `http://127.0.0.1:${settings.port + offset}`;
}
