import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, variablesOf } from '@portico/platform/config';
import { DirectoryConfig } from '../apps/directory/src/config';
import { GatewayConfig } from '../apps/gateway/src/config';
import { InvitationsConfig } from '../apps/invitations/src/config';
import { MailerConfig } from '../apps/mailer/src/config';
import { byName, describeManifests, rendered, type EnvVar, type Manifest } from './rendered';

const configs = {
  gateway: GatewayConfig,
  directory: DirectoryConfig,
  invitations: InvitationsConfig,
  mailer: MailerConfig,
};
const apps = Object.entries(configs);
/** What the processes read beside their own settings: Node itself, and the queue. */
const beside = ['NODE_OPTIONS', 'REDIS_URL', 'DATABASE_URL'];
const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');

/** What stands in a Secret, as an operator might have written it. */
const written: Record<string, string> = {
  DATABASE_URL: 'postgresql://portico:secret@postgres.example:5432/portico',
  uri: 'postgresql://portico:secret@portico-postgres-rw.portico:5432/portico',
  REDIS_URL: 'rediss://:secret@redis.example:6379',
  SMTP_URL: 'smtps://user:secret@relay.example:465',
  ADMIN_API_KEY: `portico_${'1'.repeat(32)}`,
};

const envOf = (manifests: readonly Manifest[], app: string): EnvVar[] =>
  byName(manifests, 'Deployment')[app]!.spec.template.spec.containers[0]!.env;
const sharedBy = (manifests: readonly Manifest[]) => manifests.find(({ kind }) => kind === 'ConfigMap')!.data!;

describeManifests('the settings', () => {
  const overlays = ['overlays/development', 'overlays/production'];

  it.each(overlays)('that all share in %s are each read by an app', (folder) => {
    const known = new Set(apps.flatMap(([, Config]) => variablesOf(Config)));
    expect(Object.keys(sharedBy(rendered(folder))).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(overlays.flatMap((folder) => apps.map(([name, Config]) => [name, folder, Config] as const)))(
    'of %s in %s are settings of that app, and enough to start it',
    (name, folder, Config) => {
      const manifests = rendered(folder);
      const own = envOf(manifests, name);
      const known = new Set([...variablesOf(Config), ...beside]);
      expect(own.filter((one) => !known.has(one.name))).toEqual([]);
      const given = own
        .filter(({ valueFrom }) => !valueFrom?.secretKeyRef.optional)
        .map((one) => [one.name, one.value ?? written[one.valueFrom!.secretKeyRef.key] ?? 's'.repeat(64)]);
      const env = { ...sharedBy(manifests), ...Object.fromEntries(given) } as Record<string, string>;
      expect(() => loadConfig<object>(Config, env)).not.toThrow();
    },
  );

  it.each(['base', ...overlays])('take from Secrets what the README tells to put there (%s)', (folder) => {
    const manifests = rendered(folder);
    const made = 'portico-postgres-app'; // by CloudNativePG
    const keys = apps
      .flatMap(([name]) => envOf(manifests, name).flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []))
      .filter(({ name }) => name !== made);
    const rows = readme.split('\n').filter((line) => line.startsWith('| `portico-'));
    const missing = keys.filter(
      ({ name, key }) => !rows.some((row) => row.startsWith(`| \`${name}\``) && row.includes(`\`${key}\``)),
    );
    expect(missing).toEqual([]);
  });

  it('that are secret stand in no ConfigMap', () => {
    for (const folder of ['base', ...overlays])
      expect(Object.keys(sharedBy(rendered(folder))).filter((name) => /SECRET|PASSWORD|KEY|TOKEN/.test(name))).toEqual(
        [],
      );
  });
});
