// What the mailbox knows of each mail without opening it. In memory, and appended line by line to a file beside the mails.
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One mail in the list. */
export interface MailEntry {
  id: string;
  /** When it was received, ISO 8601. */
  at: string;
  from: string;
  /** The envelope's recipients. */
  to: string[];
  subject: string;
  /** Bytes as received. */
  size: number;
}

/** A page of the list, newest first. */
export interface MailPage {
  items: MailEntry[];
  /** Goes into `after` for the page that follows; null on the last. */
  nextCursor: string | null;
  /** All that match, over all pages. */
  total: number;
}

/** What a list asks for. Both texts are found anywhere and without case. */
export interface MailQuery {
  /** In a recipient's address. */
  to?: string | undefined;
  /** In an address or the subject. */
  search?: string | undefined;
  limit: number;
  /** The id after which the page begins. */
  after?: string | undefined;
}

/** The list of all mails; quick with 50,000 of them. */
export class MailIndex {
  private readonly entries: MailEntry[] = [];

  private constructor(private readonly file: string) {}

  /** Reads what earlier runs received. A line that a kill cut off is left out. */
  static async open(file: string): Promise<MailIndex> {
    const index = new MailIndex(file);
    await mkdir(dirname(file), { recursive: true });
    const text = await readFile(file, 'utf8').catch(() => '');
    for (const line of text.split('\n')) index.read(line);
    if (text && !text.endsWith('\n')) await appendFile(file, '\n');
    return index;
  }

  async add(entry: MailEntry): Promise<void> {
    await appendFile(this.file, `${JSON.stringify(entry)}\n`);
    this.entries.push(entry);
  }

  find(id: string): MailEntry | undefined {
    return this.entries.findLast((entry) => entry.id === id);
  }

  list(query: MailQuery): MailPage {
    const matching = this.entries.filter((entry) => matches(entry, query)).toReversed();
    const begin = query.after ? matching.findIndex((entry) => entry.id === query.after) + 1 : 0;
    const items = matching.slice(begin, begin + query.limit);
    const more = begin + items.length < matching.length;
    return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null, total: matching.length };
  }

  async clear(): Promise<void> {
    this.entries.length = 0;
    await writeFile(this.file, '');
  }

  private read(line: string): void {
    try {
      if (line) this.entries.push(JSON.parse(line) as MailEntry);
    } catch {
      // cut off
    }
  }
}

function matches(entry: MailEntry, { to, search }: MailQuery): boolean {
  const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
  if (to && !entry.to.some((address) => holds(address, to))) return false;
  return !search || [...entry.to, entry.from, entry.subject].some((text) => holds(text, search));
}
