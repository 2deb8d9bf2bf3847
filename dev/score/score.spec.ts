import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from './corpus';
import { scoreOf, type Score } from './score';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-score-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bounce = (said: string): string =>
  `From: MAILER-DAEMON@mx.example.net\nTo: portal@mail.example\nSubject: Undelivered Mail\n\n<ada@example.com>: ${said}`;

/** A corpus of these mails, as the index tells of them. */
async function scored(
  mails: { kind: string; raw: string; expected?: object[] }[],
  replies: object[] = [],
): Promise<Score> {
  await mkdir(join(folder, 'bounces'));
  await mkdir(join(folder, 'smtp-replies'));
  const index = mails.map(({ kind, expected = [] }, i) => ({ file: `${i}.eml`, kind, expected }));
  await writeFile(join(folder, 'bounces', 'index.json'), JSON.stringify(index));
  await writeFile(join(folder, 'smtp-replies', 'replies.json'), JSON.stringify(replies));
  for (const [i, { raw }] of mails.entries()) await writeFile(join(folder, 'bounces', `${i}.eml`), raw);
  return scoreOf((await readCorpus(folder))!);
}

it('is none where there is no corpus', async () => {
  expect(await readCorpus(join(folder, 'nowhere'))).toBeNull();
});

it('counts what was read as the corpus has it', async () => {
  const expected = [{ recipient: 'Ada@example.com', hard: true, coarse: 'invalid-recipient', reason: 'userunknown' }];
  const score = await scored(
    [{ kind: 'bounce', raw: bounce('550 5.1.1 User unknown'), expected }],
    [
      { text: '552 5.2.2 over quota', label: 'x', coarse: 'mailbox-full' },
      { text: '550 listed by a blocklist', label: 'zone:blacklist' },
      { text: 'of a class that nobody knows', label: 'zone:other' },
    ],
  );
  for (const name of ['recognised', 'recipient', 'hardness', 'class'] as const) {
    expect(score[name]).toEqual({ of: 1, misses: [] });
  }
  expect(score.replies).toEqual({ of: 2, misses: [] });
});

it('names each miss', async () => {
  const expected = [{ recipient: 'bob@example.com', hard: true, coarse: 'invalid-recipient', reason: 'userunknown' }];
  const score = await scored([
    { kind: 'bounce', raw: bounce('552 5.2.2 over quota'), expected },
    { kind: 'delay-warning', raw: bounce('550 5.1.1 User unknown') },
    { kind: 'not-a-bounce', raw: bounce('550 5.1.1 User unknown') },
    { kind: 'unknown', raw: 'Subject: Hello\n\nHello' },
  ]);
  expect(score).toMatchObject({
    recognised: { of: 3, misses: [expect.stringContaining('1.eml'), expect.stringContaining('2.eml')] },
    recipient: { of: 1, misses: ['0.eml: bob@example.com, read ada@example.com'] },
    hardness: { of: 1, misses: [expect.stringContaining('0.eml: hard')] },
    class: { of: 1, misses: [expect.stringContaining('invalid_recipient, read mailbox_full')] },
    delays: { of: 1, misses: ['1.eml'] },
    ordinary: { of: 1, misses: ['2.eml: taken for bounce'] },
  });
});

it('takes either class where the corpus itself is in doubt', async () => {
  const doubtful = { hard: false, coarse: 'other', reason: 'onhold', alt_reason: 'mailboxfull' };
  const sure = { hard: false, coarse: 'mailbox-full', reason: 'mailboxfull' };
  const raw = bounce('552 5.2.2 over quota');
  const score = await scored([{ kind: 'bounce', raw, expected: [doubtful, sure] }]);
  expect(score.class).toEqual({ of: 2, misses: [] });
});
