// Why a mail was refused: by what was said, by the code, and by whatever else was said, in this order. A relay's answer and a bounce
// are read alike. Of the words the first that fit count, so the more telling ones stand first.
import type { RefusalReason } from '@portico/contracts/feedback';
import { anyOf, plain } from './phrases';
import { reasonOfCode } from './refusal-codes';
import { codesIn, saysNothing } from './reply-codes';
import type { WordTable } from './word-table';
import { wordsAboutAddress, wordsAboutDomain, wordsOfDoubt } from './words-about-address';
import { wordsAboutMailbox } from './words-about-mailbox';
import { wordsAboutPolicy } from './words-about-policy';
import { wordsAboutSystems } from './words-about-systems';
import { wordsAboutUs } from './words-about-us';

const telling = compiled(wordsAboutUs, wordsAboutMailbox);
const address = compiled(wordsAboutAddress);
const domain = compiled(wordsAboutDomain);
const rest = compiled(wordsAboutPolicy, wordsAboutSystems, wordsOfDoubt);

/** Refused when its recipient was named, … */
const atRecipient = anyOf(['rcpt to', 'does not like recipient']);
/** … or only when all of the mail had been taken. au of KDDI names nobody then: `550 : User unknown`. */
const atData = [
  anyOf(['(in reply to|after|response to) (the )?(end of )?data', 'end of (data|message)', 'smtp command data']),
  /\b550:? : user unknown/,
];

const MOST_TEXT = 8_000;

/** @param said what was said, nearest to the cause first; @param status the enhanced code, where one was stated */
export function refusalReasonOf(said: readonly string[], status: string | null): RefusalReason {
  const texts = said.filter((text) => text.trim() !== '').map((text) => text.slice(0, MOST_TEXT));
  for (const text of texts) {
    const code = status ?? codesIn(text).enhanced;
    const reason = reasonIn(text, code, texts);
    if (reason) return reason;
  }
  const stated = status === null ? null : reasonOfCode(status);
  return stated ?? byBasicCode(texts.map((text) => codesIn(text).basic).find((basic) => basic !== null) ?? null);
}

function reasonIn(said: string, code: string | null, all: readonly string[]): RefusalReason | null {
  const text = withAndWithoutCodes(said);
  return (
    firstOf(telling, text) ??
    (firstOf(address, text) && (isThere(all, code) ? 'mailbox_inactive' : 'invalid_recipient')) ??
    firstOf(domain, text) ??
    (code === null || saysNothing(code) ? null : reasonOfCode(code)) ??
    firstOf(rest, text)
  );
}

/** Who is "unknown" behind a code that speaks of a mailbox, or after the mail was taken, is somebody who lets nothing in. */
function isThere(said: readonly string[], code: string | null): boolean {
  if (code?.startsWith('5.1.')) return false;
  if (/^[45]\.2\.0$/.test(code ?? '')) return true;
  const texts = said.map(plain);
  if (texts.some((text) => atRecipient.test(text))) return false;
  return /^[45]\.2\.1$/.test(code ?? '') || texts.some((text) => atData.some((words) => words.test(text)));
}

/** Once more without the codes that begin each line of a long reply: they tear phrases apart. */
function withAndWithoutCodes(text: string): string {
  return `${plain(text)}\n${plain(text.replaceAll(/\b[45]\d\d[- ](?:[45]\.\d{1,3}\.\d{1,3} )?/g, ''))}`;
}

function compiled(...tables: readonly WordTable[]): readonly (readonly [RefusalReason, RegExp])[] {
  return tables.flat().map(([reason, phrases]) => [reason, anyOf(phrases)] as const);
}

function firstOf(rules: readonly (readonly [RefusalReason, RegExp])[], text: string): RefusalReason | null {
  return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function byBasicCode(basic: string | null): RefusalReason {
  if (basic === '552') return 'mailbox_full';
  if (basic === '551' || basic === '556') return 'invalid_recipient';
  return basic?.startsWith('4') ? 'transient_system' : 'other';
}
