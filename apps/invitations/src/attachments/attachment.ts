// What may be attached to a message: by its ending, by its content, by number and size. Names are cleaned, never trusted.

/** Files of one message at the most. */
export const MOST_FILES = 20;
/** Bytes of all files of one message together. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Characters of a name. */
const LONGEST_NAME = 200;

/** A type that is allowed: what it is called in mails, and which contents it can have. */
export interface AttachmentType {
  contentType: string;
  /** What a detector of binary formats says of such content; `text` where there is no magic number and the bytes must be text. */
  contents: readonly string[];
}

const officeOpen = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const types: Record<string, AttachmentType> = {
  pdf: { contentType: 'application/pdf', contents: ['pdf'] },
  png: { contentType: 'image/png', contents: ['png', 'apng'] },
  jpg: { contentType: 'image/jpeg', contents: ['jpg'] },
  jpeg: { contentType: 'image/jpeg', contents: ['jpg'] },
  gif: { contentType: 'image/gif', contents: ['gif'] },
  webp: { contentType: 'image/webp', contents: ['webp'] },
  txt: { contentType: 'text/plain', contents: ['text', 'ics'] },
  csv: { contentType: 'text/csv', contents: ['text'] },
  ics: { contentType: 'text/calendar', contents: ['ics'] },
  docx: { contentType: `${officeOpen}.wordprocessingml.document`, contents: ['docx'] },
  xlsx: { contentType: `${officeOpen}.spreadsheetml.sheet`, contents: ['xlsx'] },
  pptx: { contentType: `${officeOpen}.presentationml.presentation`, contents: ['pptx'] },
  odt: { contentType: `${openDocument}.text`, contents: ['odt'] },
  ods: { contentType: `${openDocument}.spreadsheet`, contents: ['ods'] },
  odp: { contentType: `${openDocument}.presentation`, contents: ['odp'] },
};

/** The endings that people are told. */
export const allowedEndings = Object.keys(types).filter((ending) => ending !== 'jpeg');

/** The type that a name promises; undefined where it is not allowed. */
export function typeByName(filename: string): AttachmentType | undefined {
  const ending = endingOf(filename);
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}

/**
 * The name as it stands in mails: its last part, without control characters and without those that turn the direction of
 * writing, which make `gpj.exe` look like a picture. Empty where nothing is left of it.
 */
export function cleanName(filename: string): string {
  const last = Buffer.from(filename).toString().normalize('NFC').split(/[/\\]/).at(-1)!;
  const visible = last.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
  const name = visible
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return shortened(name);
}

function endingOf(filename: string): string {
  return /[^.]\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
}

/** Cuts the middle, so that the ending stays. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST_NAME - [...ending].length).join('')}${ending}`;
}
