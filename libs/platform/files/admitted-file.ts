// One door for every file that people hand in: its name is cleaned, and name and content must both be of an allowed type.
import { Problem, wrongField } from '@portico/contracts/problems';
import { formatOf } from './content.detector';
import { cleanName } from './file-name';
import { allowedEndings, endingOf, typeByName } from './file-type';

/** What is known of a file that was let in. */
export interface AdmittedFile {
  filename: string;
  contentType: string;
  /** In bytes. */
  size: number;
}

/**
 * Looks at a file before it is stored.
 *
 * @param endings those that are allowed here; all that we know where left out
 * @throws Problem 422 without a name or a content, 415 `attachment.type_not_allowed`.
 */
export async function admittedFile(
  filename: string | undefined,
  bytes: Uint8Array,
  endings: readonly string[] = allowedEndings,
): Promise<AdmittedFile> {
  const name = cleanName(filename ?? '');
  if (name === '') throw wrongField('filename', 'field.required', 'The file needs a name.');
  const type = typeByName(name);
  if (!type || !endings.includes(endingOf(name))) {
    throw new Problem('attachment.type_not_allowed', `These are taken: ${endings.join(', ')}.`);
  }
  if (bytes.length === 0) throw wrongField('file', 'attachment.empty', 'The file is empty.');
  const format = await formatOf(bytes);
  if (format === undefined || !type.contents.includes(format)) {
    throw new Problem('attachment.type_not_allowed', `What is in ${name} is not what its name says.`);
  }
  return { filename: name, contentType: type.contentType, size: bytes.length };
}
