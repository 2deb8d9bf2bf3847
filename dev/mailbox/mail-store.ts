import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@portico/platform/ids';
import { subjectOf } from './mail-subject';
import { MailIndex, type MailEntry } from './mail-index';

/** A mail's way into the mailbox: who sends it to whom. */
export interface Envelope {
  from: string;
  to: string[];
}

/** Keeps each mail as the file it was, under a folder, and an index of all. */
export class MailStore {
  private constructor(
    private readonly folder: string,
    readonly index: MailIndex,
  ) {}

  static async open(folder: string): Promise<MailStore> {
    return new MailStore(folder, await MailIndex.open(join(folder, 'index.jsonl')));
  }

  /** Done when the mail and its line in the index are written: only then may the sender be told so. */
  async keep(envelope: Envelope, source: Buffer): Promise<MailEntry> {
    const at = new Date().toISOString();
    const entry = { id: newId(), at, ...envelope, subject: subjectOf(source), size: source.length };
    const file = this.fileOf(entry.id);
    await writeFile(file, source).catch(async () => {
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, source);
    });
    await this.index.add(entry);
    return entry;
  }

  /** The mail as it was received, or null if there is none of that id. */
  async source(id: string): Promise<Buffer | null> {
    return this.index.find(id) ? readFile(this.fileOf(id)).catch(() => null) : null;
  }

  /** Removes all mails. The list is empty at once; 50,000 files take some seconds more. */
  async clear(): Promise<void> {
    await this.index.clear();
    const deleted = join(this.folder, `deleted-${newId()}`);
    await rename(join(this.folder, 'mails'), deleted).catch(() => undefined);
    rm(deleted, { recursive: true, force: true }).catch(() => undefined);
  }

  /** 256 folders: one of 50,000 files is slow to look at. The id's end is random, its beginning the time. */
  private fileOf(id: string): string {
    return join(this.folder, 'mails', id.slice(-2), `${id}.eml`);
  }
}
