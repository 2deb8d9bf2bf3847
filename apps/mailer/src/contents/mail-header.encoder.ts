// The header of a mail (RFC 5322). Its values are encoded (RFC 2047) and its lines folded by nodemailer's own functions.
import type { Grant } from '@portico/contracts/gate';
import type { PlannedMail } from '@portico/mail/mail-plan';
import { foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode, { type MimeNodeHeaderValue } from 'nodemailer/lib/mime-node';

const encoder = new MimeNode(false);

/** The header's lines, without the empty one that ends it. */
export function mailHeader(grant: Grant, mail: Pick<PlannedMail, 'subject' | 'contentType'>, date: Date): string {
  const { from, to, replyTo, messageId, headers } = grant;
  return [
    ...Object.entries(headers).map(([name, value]) => field(name, value)),
    field('From', from),
    field('To', to),
    field('Reply-To', replyTo && { name: '', address: replyTo }),
    field('Subject', mail.subject),
    field('Message-ID', messageId),
    field('Date', date),
    'MIME-Version: 1.0\r\n',
    `Content-Type: ${mail.contentType}\r\n`,
  ].join('');
}

/** One field with its line end; nothing where it has no value. */
function field(name: string, value: MimeNodeHeaderValue): string {
  const encoded = value ? encoder.encodeHeaderValue(name, value) : '';
  return encoded.trim() && `${foldLines(`${name}: ${encoded}`)}\r\n`;
}
