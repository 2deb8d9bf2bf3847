import PostalMime, { type Address, type Attachment } from 'postal-mime';

/** A mail opened for reading. */
export interface MailView {
  /** As the header says, which need not be the envelope. */
  fromHeader: string;
  toHeader: string;
  replyTo: string;
  subject: string;
  date: string | null;
  text: string;
  hasHtml: boolean;
  attachments: { filename: string; mimeType: string; size: number }[];
  headers: { name: string; value: string }[];
}

/** Reads a raw mail for the page and the API. */
export async function viewOf(source: Buffer): Promise<MailView> {
  const mail = await PostalMime.parse(source);
  return {
    fromHeader: written(mail.from ? [mail.from] : []),
    toHeader: written(mail.to ?? []),
    replyTo: written(mail.replyTo ?? []),
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    text: mail.text ?? '',
    hasHtml: Boolean(mail.html),
    attachments: mail.attachments.map((one, i) => ({ ...named(one, i), size: bytesOf(one).length })),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}

/** The HTML part as a page of its own: pictures from inside the mail are put in, links open a new tab. Null if it has none. */
export async function htmlOf(source: Buffer): Promise<string | null> {
  const { html, attachments } = await PostalMime.parse(source);
  if (!html) return null;
  const pictures = new Map(attachments.map((one) => [one.contentId?.replace(/^<|>$/g, ''), one]));
  const complete = html.replace(/cid:([^"')\s>]+)/gi, (cid, id: string) => {
    const picture = pictures.get(decodeURIComponent(id));
    return picture ? `data:${picture.mimeType};base64,${bytesOf(picture).toString('base64')}` : cid;
  });
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(complete) ? complete.replace(/<head[^>]*>/i, (head) => head + base) : base + complete;
}

/** One attachment with its bytes, or null if the mail has no such one. */
export async function attachmentOf(
  source: Buffer,
  position: number,
): Promise<{ filename: string; mimeType: string; bytes: Buffer } | null> {
  const { attachments } = await PostalMime.parse(source);
  const found = attachments[position];
  return found ? { ...named(found, position), bytes: bytesOf(found) } : null;
}

function named(attachment: Attachment, position: number): { filename: string; mimeType: string } {
  return { filename: attachment.filename || `part-${position + 1}`, mimeType: attachment.mimeType };
}

function bytesOf({ content }: Attachment): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
}

function written(addresses: Address[]): string {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : (address ?? '')))
    .join(', ');
}
