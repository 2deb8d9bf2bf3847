// An attachment as a finished part of a mail: encoded once for a message, not once for each of its recipients.
import type { ContentAnswer } from '@portico/contracts/gate';

const LINE = 76;

/** The MIME part of an attachment, headers and base64 body. */
export function mimePart({ filename, contentType }: ContentAnswer['attachments'][number], bytes: Uint8Array): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const headers = [
    `Content-Type: ${contentType}`,
    `Content-Disposition: attachment; filename="${plain}"; filename*=UTF-8''${encoded(filename)}`,
    'Content-Transfer-Encoding: base64',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${lines(Buffer.from(bytes).toString('base64'))}`;
}

/** RFC 8187. */
function encoded(filename: string): string {
  return encodeURIComponent(filename).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function lines(base64: string): string {
  return base64.replace(new RegExp(`.{${LINE}}(?=.)`, 'g'), '$&\r\n');
}
