// A bounce that somebody passed on by hand is read as if it had come by itself.
import { isDaemon } from './email-address';
import { fieldsOf, first, type Fields } from './mail-fields';

/** How a mail is announced that was forwarded within a text; its headers follow. */
const announced =
  /^[ \t>]*(?:begin forwarded message|-{2,} ?(?:forwarded|original) message ?-{2,}|-{2,} ?(?:weitergeleitete nachricht|mensaje reenviado|message transféré|messaggio inoltrato) ?-{2,}).*$/im;

/** The headers and the text of a server's mail that is forwarded in `text`; null where there is none. */
export function forwardedBounce(text: string): { headers: Fields; text: string } | null {
  const found = announced.exec(text);
  if (!found) return null;
  const lines = text.slice(found.index + found[0].length).split(/\r?\n/);
  const mail = lines
    .map((line) => line.replace(/^[ \t]?>[ \t]?/, ''))
    .join('\n')
    .trimStart();
  const end = /\n[ \t]*\n/.exec(mail);
  if (!end) return null;
  const headers = fieldsOf(mail.slice(0, end.index));
  return isDaemon(first(headers, 'from') ?? '') ? { headers, text: mail.slice(end.index).trimStart() } : null;
}
