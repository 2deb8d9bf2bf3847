import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrongMails } from './check-mails';
import { differences } from './import-roster';
import { lostOf } from './follow-message';
import { communityNameOf, inventedRoster, readRoster } from './roster';
import { finalStates, openStates, type MessageCounts, type Resident } from './shapes';
import { standing } from './what-became';

describe('the demo', () => {
  it.each([
    ['heron-pointe.csv', 'Heron Pointe'],
    ['/some where/willow court 2025.CSV', 'Willow Court 2025'],
    ['übersee_süd.csv', 'Übersee Süd'],
  ])('knows the community of %s as %s, every time', (file, name) => {
    expect(communityNameOf(file)).toBe(name);
  });

  it('takes the figures that lie beside a roster as expected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rosters '));
    await writeFile(join(folder, 'a.csv'), 'Name');
    await writeFile(join(folder, 'a.expected.json'), '{"homes":3}');
    expect(await readRoster(join(folder, 'a.csv'))).toMatchObject({ expected: { homes: 3 } });
    await expect(readRoster(join(folder, 'b.csv'))).rejects.toThrow('There is no file');
    await rm(folder, { recursive: true });
  });

  it('names each figure that is not the expected one', () => {
    const figures = { homes: 60, owners: 77 };
    expect(differences(figures, { homes: 60, owners: 77 })).toEqual([]);
    expect(differences(figures, { homes: 61, owners: 77 })).toEqual(['homes is 60, expected 61']);
  });

  it('finds whoever has no state among the recipients of a message', () => {
    const zero = Object.fromEntries([...finalStates, ...openStates].map((state) => [state, 0]));
    const counts = { ...zero, recipients: 10, excluded: 2, sent: 4, bounced: 1, deferred: 1 } as MessageCounts;
    expect(lostOf(counts)).toBe(2);
    expect(lostOf({ ...counts, skipped: 2 })).toBe(0);
  });

  it.each([
    [{ 'a@example.com': 1, 'b@example.com': 2 }, []],
    [{ 'a@example.com': 1, 'b@example.com': 1 }, ['1 addresses did not get their mail although it counts as sent']],
    [{ 'a@example.com': 2, 'b@example.com': 2 }, ['1 addresses got more invitations than people']],
    [{ 'b@example.com': 2 }, ['1 addresses did not get their mail although it counts as sent']],
  ])('finds in a mailbox with the links %j: %j', (found, wrong) => {
    const due = new Map([
      ['a@example.com', 1],
      ['b@example.com', 2],
    ]);
    expect(wrongMails(due, { links: new Map(Object.entries(found)), again: 0, withoutLink: 0 })).toEqual(wrong);
  });

  it.each<[Partial<Resident>, string]>([
    [{ portalStatus: 'active' }, 'Active: opened the link'],
    [{ portalStatus: 'invited', invitation: { deliveryStatus: 'sent', expiresAt: null } }, 'Invited: last mail sent'],
    [{ invitation: { deliveryStatus: 'bounced', expiresAt: null } }, 'Pending: last mail bounced'],
    [{ email: null }, 'Pending: no good address'],
    [{ kind: 'tenant' }, 'Pending: a tenant, not asked this time'],
    [{}, 'Pending: not invited yet'],
  ])('says of %j: %s', (resident, words) => {
    const owner = { portalStatus: 'pending', kind: 'owner', email: 'a@example.com', invitation: null };
    expect(standing({ ...owner, ...resident } as Resident)).toBe(words);
  });

  it.each(['juniper-ridge', 'maple-court'] as const)(
    'invents nobody of %s outside the reserved domains',
    async (name) => {
      const { csv } = await inventedRoster(name);
      const domains = csv.toString().match(/@[\w.-]+/g) ?? [];
      expect(domains.length).toBeGreaterThan(10);
      expect(domains.filter((domain) => !/^@(example\.(com|net|org)|[\w-]+\.example)$/.test(domain))).toEqual([]);
    },
  );
});
