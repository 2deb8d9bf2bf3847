// Multipart forms: the file goes to a temporary file as it comes, and is printed on its way. Never the whole of it in memory.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem, wrongField } from '@portico/contracts/problems';
import { newId } from '@portico/platform/ids';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { StorageEngine } from 'multer';
import type { FileRule } from './body.decorators';
import type { Upload } from './upload.decorators';

/** What the form holds beside the file: borders, headers and the other fields. */
const AROUND_THE_FILE = 1024 * 1024;

interface PrintedFile {
  path: string;
  size: number;
  digest: string;
}

/** Reads the form. @throws Problem: 413 over the limit, 400 where it cannot be read, 422 for fields that are missing or not asked for. */
export async function readForm(request: Request, response: Response, rule: FileRule): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > rule.maxBytes + AROUND_THE_FILE) {
    response.set('Connection', 'close');
    throw new Problem(rule.tooLarge);
  }
  const reader = multer({
    storage: printingDisk,
    defParamCharset: 'utf8',
    limits: { fileSize: rule.maxBytes, files: 1, fields: 20, fieldSize: 200_000, parts: 30 },
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    reader(request, response, (error: unknown) => (error ? reject(refusalOf(error, rule)) : resolve()));
  });
  // A type without a border is passed over in silence.
  if (request.body === undefined) throw new Problem('request.malformed', 'The form cannot be read.');
  return uploadFrom(request, rule);
}

/** Removes what was stored; never fails. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

function uploadFrom(request: Request, rule: FileRule): Upload {
  const stored = request.file as unknown as (PrintedFile & { originalname: string }) | undefined;
  try {
    const fields = fieldsOf(request.body as Record<string, unknown>, rule);
    if (!stored) throw wrongField('file', 'field.required', 'file is required.');
    const filename = cleanName(stored.originalname);
    const file = { filename, path: stored.path, size: stored.size };
    return { file, fields, print: { fields, filename, digest: stored.digest } };
  } catch (error) {
    if (stored) void discard(stored.path);
    throw error;
  }
}

function fieldsOf(body: Record<string, unknown>, rule: FileRule): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!rule.fields.includes(name)) throw wrongField(name, 'field.unknown', `There is no field ${name}.`);
    if (typeof value !== 'string') throw wrongField(name, 'field.is_string', `${name} must be there once, as text.`);
    fields[name] = value;
  }
  return fields;
}

/** A name without folders and control characters, at most 200 characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  const clean = last.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, '').trim();
  return [...clean].slice(0, 200).join('') || 'file';
}

/** Errors with a system code (no space left, say) are ours; all others say that the form is broken. */
function refusalOf(error: unknown, rule: FileRule): Error {
  if (error instanceof MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') return new Problem(rule.tooLarge);
    if (error.code === 'LIMIT_UNEXPECTED_FILE' || error.code === 'LIMIT_FILE_COUNT') {
      const field = error.field ?? 'file';
      return wrongField(field, 'field.unknown', 'There is one file, in the field file.');
    }
    return new Problem('request.malformed', error.message);
  }
  const { code } = error as { code?: string };
  return code === undefined ? new Problem('request.malformed', 'The form cannot be read.') : (error as Error);
}

const printingDisk: StorageEngine = {
  _handleFile: (_request, file, done) => {
    store(file.stream).then(
      (stored) => done(null, stored as Partial<Express.Multer.File>),
      (error: unknown) => done(error),
    );
  },
  _removeFile: (_request, file, done) => void discard(file.path).then(() => done(null)),
};

async function store(content: Readable): Promise<PrintedFile> {
  const path = join(tmpdir(), `portico-upload-${newId()}`);
  const hash = createHash('sha256');
  let size = 0;
  const printed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  try {
    await pipeline(content, printed, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await discard(path);
    throw error;
  }
  return { path, size, digest: hash.digest('base64') };
}
