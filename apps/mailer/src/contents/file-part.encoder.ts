// An attachment as a finished part of a mail, made by nodemailer: once for a message, not once for each of its recipients.
import type { ContentAnswer } from '@portico/contracts/gate';
import MimeNode from 'nodemailer/lib/mime-node';

/** The MIME part of an attachment: its header (RFC 2183, with a name of any letters by RFC 2231) and base64 body. */
export function filePart(
  { filename, contentType }: ContentAnswer['attachments'][number],
  bytes: Uint8Array,
): Promise<Buffer> {
  // A part of another: it has no header of a whole mail.
  const part = new MimeNode('multipart/mixed').createChild(contentType, { filename });
  part.setHeader({ 'Content-Disposition': 'attachment', 'Content-Transfer-Encoding': 'base64' });
  return part.setContent(Buffer.from(bytes)).build();
}
