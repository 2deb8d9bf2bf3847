// Files that people may hand in: told by the ending of their name, and held to what is in them.

/** A type of files: what it is called on the wire, and which contents it can have. */
export interface FileType {
  contentType: string;
  /** What a detector of binary formats says of such content; `text` where there is no magic number and the bytes must be text. */
  contents: readonly string[];
}

const officeOpen = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const types: Record<string, FileType> = {
  pdf: { contentType: 'application/pdf', contents: ['pdf'] },
  png: { contentType: 'image/png', contents: ['png', 'apng'] },
  jpg: { contentType: 'image/jpeg', contents: ['jpg'] },
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
export const allowedEndings = Object.keys(types);

/** The type that a name promises; undefined where it is not allowed. */
export function typeByName(filename: string): FileType | undefined {
  const ending = endingOf(filename);
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}

/** The ending of a name in small letters, `jpeg` as `jpg`; empty where there is none. */
export function endingOf(filename: string): string {
  const ending = /[^.]\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return ending === 'jpeg' ? 'jpg' : ending;
}
