// A file of a document or a photo as its row names it, and how it is served.

export interface StoredFile {
  /** Cleaned. */
  filename: string;
  contentType: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

/** What a file is served with: pictures and PDFs to be looked at, all else to be saved; the tag is that of the bytes. */
export function headersOf({ filename, contentType, size, sha256 }: StoredFile): Record<string, string> {
  const shown = contentType === 'application/pdf' || contentType.startsWith('image/');
  return {
    'content-type': contentType,
    'content-length': String(size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${named(filename)}`,
    etag: `"${sha256}"`,
  };
}

/** Both forms of RFC 6266: plain letters for old programs, and the whole name. */
function named(filename: string): string {
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(filename).replaceAll(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`);
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
