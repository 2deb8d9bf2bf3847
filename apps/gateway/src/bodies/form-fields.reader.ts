// A small multipart form without files, in memory.
import type { SizeLimit } from '@portico/contracts/limits';
import { Problem } from '@portico/contracts/problems';
import { readBody } from '@portico/platform/raw-body';
import type { Request } from 'express';

/** Reads its fields; of several of one name the last. Files are passed over. @throws Problem 413, or 400 where it cannot be read. */
export async function readFields(request: Request, limit: SizeLimit): Promise<Record<string, string>> {
  const bytes = await readBody(request, limit);
  const form = new Response(new Uint8Array(bytes), {
    headers: { 'content-type': request.header('content-type') ?? '' },
  });
  return form.formData().then(
    (fields) =>
      Object.fromEntries([...fields].filter((field): field is [string, string] => typeof field[1] === 'string')),
    () => {
      throw new Problem('request.malformed', 'The form cannot be read.');
    },
  );
}
