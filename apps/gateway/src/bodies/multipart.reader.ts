// Multipart forms: each file goes to a temporary file as it comes, and is printed on its way. Never the whole of it in memory.
import { Problem, wrongField } from '@portico/contracts/problems';
import { cleanName } from '@portico/platform/files/file-name';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { StorageEngine } from 'multer';
import type { FileRule } from './body.decorators';
import type { Upload } from './upload.decorators';
import { discard, store, type PrintedFile } from './upload-file.store';

/** Reads the form. @throws Problem: 413 over the limit, 400 where it cannot be read, 422 for a file that is missing or not asked for. */
export async function readForm(request: Request, response: Response, rule: FileRule): Promise<Upload> {
  const reader = multer({
    storage: printingDisk,
    defParamCharset: 'utf8',
    // One more, so that the form is refused by the name of its field.
    limits: { fileSize: rule.maxBytes, files: rule.maxFiles + 1, fields: 20, fieldSize: 200_000, parts: 30 },
  }).array(rule.field, rule.maxFiles);
  await new Promise<void>((resolve, reject) => {
    reader(request, response, (error: unknown) => (error ? reject(refusalOf(error, rule)) : resolve()));
  });
  // A type without a border is passed over in silence.
  if (request.body === undefined) throw new Problem('request.malformed', 'The form cannot be read.');
  return uploadFrom(request, rule);
}

function uploadFrom(request: Request, rule: FileRule): Upload {
  const stored = request.files as unknown as (PrintedFile & { originalname: string })[];
  try {
    const fields = fieldsOf(request.body as Record<string, unknown>);
    if (rule.field === 'file' && stored.length === 0) throw wrongField('file', 'field.required', 'file is required.');
    const files = stored.map(({ originalname, path, size }) => ({
      filename: cleanName(originalname) || 'file',
      path,
      size,
    }));
    const prints = stored.map(({ digest }, i) => ({ filename: files[i]!.filename, digest }));
    return { files, fields, print: { fields, files: prints } };
  } catch (error) {
    for (const { path } of stored) void discard(path);
    throw error;
  }
}

function fieldsOf(body: Record<string, unknown>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') throw wrongField(name, 'field.is_string', `${name} must be there once, as text.`);
    fields[name] = value;
  }
  return fields;
}

/** Errors with a system code (no space left, say) are ours; all others say that the form is broken. */
function refusalOf(error: unknown, rule: FileRule): Error {
  if (error instanceof MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') return new Problem(rule.tooLarge);
    if (error.code === 'LIMIT_UNEXPECTED_FILE') return unexpected(error.field ?? '', rule);
    return new Problem('request.malformed', error.message);
  }
  const { code } = error as { code?: string };
  return code === undefined ? new Problem('request.malformed', 'The form cannot be read.') : (error as Error);
}

function unexpected(field: string, rule: FileRule): Problem {
  if (rule.field === 'file') return wrongField(field, 'field.unknown', 'There is one file, in the field file.');
  if (field !== rule.field) return wrongField(field, 'field.unknown', `Files are in the field ${rule.field}.`);
  return new Problem('attachment.too_many', `There may be ${rule.maxFiles} ${rule.field} at the most.`);
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
