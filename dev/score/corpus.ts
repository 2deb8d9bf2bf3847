// The corpora as they lie on the disk: mails that came back and SMTP replies, each with what is known of it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a mail of the corpus is. */
export type MailKind = 'bounce' | 'delay' | 'auto_reply' | 'complaint' | 'ordinary';

/** What is known of one recipient of a mail; a field that is left out is not known. */
export interface ExpectedRecipient {
  recipient?: string;
  hard?: boolean;
  /** The classes that are right: two where the corpus itself is in doubt. */
  classes?: string[];
}

export interface CorpusMail {
  file: string;
  raw: Uint8Array;
  kind: MailKind;
  expected: ExpectedRecipient[];
}

export interface CorpusReply {
  text: string;
  class: string;
}

export interface Corpus {
  mails: CorpusMail[];
  replies: CorpusReply[];
}

interface IndexedRecipient {
  recipient?: string | null;
  hard?: boolean;
  coarse?: string | null;
  reason?: string | null;
  alt_reason?: string | null;
}

interface IndexedMail {
  file: string;
  kind: string;
  expected: IndexedRecipient[];
}

/** The kinds as the corpus names them; mails of another kind are not scored. */
const kinds: Record<string, MailKind> = {
  bounce: 'bounce',
  'delay-warning': 'delay',
  'auto-reply': 'auto_reply',
  arf: 'complaint',
  'not-a-bounce': 'ordinary',
};

/** What the corpus' origins call a class, where it does not say the class itself. */
const labels: Record<string, string> = {
  'zone:blacklist': 'blocked_reputation',
  'zone:capacity': 'mailbox_full',
  'kumo:QuotaIssues': 'mailbox_full',
  invalid_address: 'invalid_recipient',
};

/** null where the folder has no corpus. */
export async function readCorpus(folder: string): Promise<Corpus | null> {
  const mails = (await Promise.all(['bounces', 'arf'].map((name) => mailsIn(join(folder, name))))).flat();
  const replies = await repliesIn(join(folder, 'smtp-replies', 'replies.json'));
  return mails.length + replies.length > 0 ? { mails, replies } : null;
}

async function mailsIn(folder: string): Promise<CorpusMail[]> {
  const index = await listIn<IndexedMail>(join(folder, 'index.json'));
  const classOfReason = new Map(index.flatMap(({ expected }) => expected.map((one) => [one.reason, one.coarse])));
  const known = index.filter(({ kind }) => Object.hasOwn(kinds, kind));
  return Promise.all(
    known.map(async ({ file, kind, expected }) => ({
      file,
      raw: new Uint8Array(await readFile(join(folder, file))),
      kind: kinds[kind]!,
      expected: expected.map((one) => expectedOf(one, classOfReason.get(one.alt_reason))),
    })),
  );
}

function expectedOf({ recipient, hard, coarse }: IndexedRecipient, other?: string | null): ExpectedRecipient {
  const classes = [coarse, other].flatMap((name) => (name ? inOurWords(name) : []));
  return { ...(recipient && { recipient }), ...(hard !== undefined && { hard }), ...(coarse && { classes }) };
}

async function repliesIn(file: string): Promise<CorpusReply[]> {
  const replies = await listIn<{ text: string; label: string; coarse?: string }>(file);
  return replies.flatMap(({ text, label, coarse }) => {
    const name = coarse ? inOurWords(coarse) : labels[label];
    return name === undefined ? [] : { text, class: name };
  });
}

async function listIn<T>(file: string): Promise<T[]> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as T[]) : [];
}

function inOurWords(name: string): string {
  return name.replaceAll('-', '_');
}
