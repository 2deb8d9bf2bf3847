import { freshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { DataSource } from 'typeorm';
import { DomainChecks1700000000007 } from '../migrations/0007-domain-checks';
import type { DomainResolver } from './domain-lookup';
import { MailDomains } from './mail-domains.service';

let db: DataSource;
let drop: () => Promise<void>;
/** What DNS says: an MX, the code of an error, or nothing at all as long as the promise waits. */
let dns: Record<string, string | Promise<void>>;
let asked: string[];
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  const migrations = [DomainChecks1700000000007];
  db = await new DataSource({ type: 'postgres', url: database.url, migrations, migrationsRun: true }).initialize();
});
beforeEach(async () => {
  await db.query('DELETE FROM domain_check');
  dns = { 'gmail.com': 'mx', 'good.example': 'mx', 'gone.example': 'ENOTFOUND' };
  asked = [];
});
afterAll(async () => {
  await db.destroy();
  await drop();
});

const fail = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
const resolver: DomainResolver = {
  resolveMx: async (domain) => {
    asked.push(domain);
    const answer = await dns[domain]!;
    return answer === 'mx' ? [{ exchange: `mx.${domain}` }] : fail(answer ?? 'ENOTFOUND');
  },
  resolve4: () => fail('ENODATA'),
  resolve6: () => fail('ENODATA'),
};
const withoutMail = async (...domains: string[]) => [
  ...(await new MailDomains(db.manager, resolver).withoutMail(domains)),
];
const expire = () => db.query(`UPDATE domain_check SET expires_at = now()`);

describe('the domains that take no mail', () => {
  it('are those of which DNS says so', async () => {
    dns['slow.example'] = 'ETIMEOUT';
    expect(await withoutMail('good.example', 'gone.example', 'slow.example')).toEqual(['gone.example']);
  });

  it('are not asked for again before the answer has expired', async () => {
    await withoutMail('good.example', 'gone.example');
    asked = [];
    expect(await withoutMail('good.example', 'gone.example')).toEqual(['gone.example']);
    expect(asked).toEqual([]);
    await expire();
    dns['gone.example'] = 'mx';
    expect(await withoutMail('gone.example')).toEqual([]);
  });

  it('are remembered for a day if they are none, and for an hour otherwise', async () => {
    dns['slow.example'] = 'ETIMEOUT';
    await withoutMail('good.example', 'gone.example', 'slow.example');
    const rows = await db.query(
      `SELECT domain, round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM domain_check ORDER BY domain`,
    );
    expect(rows).toEqual([
      { domain: 'gone.example', hours: 1 },
      { domain: 'good.example', hours: 24 },
      { domain: 'slow.example', hours: 1 },
    ]);
  });

  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ETIMEOUT'])(
    'are none where the resolver says %s of the whole world',
    async (code) => {
      dns['gmail.com'] = code;
      expect(await withoutMail('good.example', 'gone.example')).toEqual([]);
    },
  );

  it('are none while nobody answers, and known when somebody has', async () => {
    let answer = (): void => undefined;
    dns['gone.example'] = new Promise<void>((resolve) => (answer = resolve));
    expect(await withoutMail('gone.example')).toEqual([]);
    answer();
    await eventually(async () => expect(await withoutMail('gone.example')).toEqual(['gone.example']));
  });

  it('are asked for once by many who look at the same time', async () => {
    const service = new MailDomains(db.manager, resolver);
    const looks = await Promise.all(Array.from({ length: 5 }, () => service.withoutMail(['gone.example'])));
    expect(looks).toEqual(looks.map(() => new Set(['gone.example'])));
    expect(asked.filter((domain) => domain === 'gone.example')).toHaveLength(1);
  });

  it('are not asked for where that is switched off', async () => {
    expect(await new MailDomains(db.manager, null).withoutMail(['gone.example'])).toEqual(new Set());
    expect(asked).toEqual([]);
  });
});
