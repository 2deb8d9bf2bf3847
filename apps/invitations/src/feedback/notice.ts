// The second way: bounces that say what happened in words only. Less than half of them have a part for machines.
import { plain } from '../refusals/phrases';
import { codesIn } from '../refusals/reply-codes';
import type { CameBack } from './came-back';
import { isDaemon } from './email-address';
import { first } from './mail-fields';
import { answerMarks, bounceSayings, bounceSubjects, delaySayings, finalSayings } from './notice-words';

const MOST_TEXT = 8_000;
/** How the subject begins of what people answer, or pass on. */
const byPeople = new RegExp(`^\\s*(?:${answerMarks}|fwd?|wg|tr|rv|enc|doorst)\\s*:`, 'i');

/** Whether a machine tells that a mail was not delivered. */
export function isBounceNotice(mail: CameBack): boolean {
  const { headers, notice, returned } = mail;
  if (headers.has('x-failed-recipients')) return true;
  const start = notice.slice(0, MOST_TEXT);
  const words = plain(start);
  const { enhanced, basic } = codesIn(start);
  const hasCode = enhanced !== null || basic !== null;
  const says = bounceSayings.test(words) || delaySayings.test(words);
  const subject = bounceSubjects.test(plain(first(headers, 'subject') ?? ''));
  // People quote a mail without the trace of its way.
  const returnsMail = returned.some((fields) => fields.has('received'));
  if (!isByMachine(mail)) return !isTalk(mail) && subject && says && (returnsMail || enhanced !== null);
  const signs = [subject, returned.length > 0, says, hasCode].filter(Boolean).length;
  return signs >= 2 || enhanced !== null;
}

/** Whether people talk about bounces in it, or a list passes such talk around. */
export function isTalk(mail: CameBack): boolean {
  const { headers } = mail;
  const isPassedOn =
    byPeople.test(first(headers, 'subject') ?? '') || headers.has('list-id') || headers.has('list-post');
  return isPassedOn && !isByMachine(mail);
}

function isByMachine({ headers }: CameBack): boolean {
  const paths = headers.get('return-path') ?? [];
  return (
    isDaemon(first(headers, 'from', 'sender') ?? '') || paths.some((path) => /^<\s*>$/.test(path) || isDaemon(path))
  );
}

/** Whether it only tells that a mail is late. */
export function isDelayNotice({ headers, notice }: CameBack): boolean {
  const subject = first(headers, 'subject') ?? '';
  if (/fail(?:ure|ed)|undeliver|returned mail/i.test(subject) && !/delay|warning/i.test(subject)) return false;
  const words = plain(`${subject}\n${notice.slice(0, MOST_TEXT / 2)}`);
  return delaySayings.test(words) && !finalSayings.test(words);
}
