// What the reader makes of the corpus, held against what is known of it.
import { readCameBack } from '../../apps/invitations/src/feedback/came-back.reader';
import { refusalReasonOf } from '../../apps/invitations/src/refusals/refusal-reason';
import { readReport } from '../../apps/invitations/src/feedback/read-report';
import type { Report, Verdict } from '../../apps/invitations/src/feedback/report';
import type { Corpus, CorpusMail, CorpusReply, ExpectedRecipient, MailKind } from './corpus';

/** One line of the table: how many were asked, and each that was wrong, in words. */
export interface Measure {
  of: number;
  misses: string[];
}

/** `delays` and `ordinary` count what must never happen; the others what should be right. */
export const measures = ['recognised', 'recipient', 'hardness', 'class', 'delays', 'ordinary', 'replies'] as const;
export type MeasureName = (typeof measures)[number];
export type Score = Record<MeasureName, Measure>;

export async function scoreOf({ mails, replies }: Corpus): Promise<Score> {
  const score = Object.fromEntries(measures.map((name) => [name, { of: 0, misses: [] }])) as unknown as Score;
  const mark = (name: MeasureName, right: boolean, miss: string): void => {
    score[name].of += 1;
    if (!right) score[name].misses.push(miss);
  };
  for (const mail of mails) markMail(mail, await reportOf(mail), mark);
  for (const reply of replies) markReply(reply, mark);
  return score;
}

type Mark = (name: MeasureName, right: boolean, miss: string) => void;

function markMail({ file, kind, expected }: CorpusMail, report: Report, mark: Mark): void {
  const taken = kindOf(report);
  mark('recognised', taken === kind, `${file}: ${kind}, taken for ${taken}`);
  if (kind === 'delay') mark('delays', taken !== 'bounce', file);
  if (kind === 'ordinary') mark('ordinary', taken === 'ordinary', `${file}: taken for ${taken}`);
  for (const one of expected) markRecipient(file, one, report, mark);
}

function markRecipient(file: string, expected: ExpectedRecipient, report: Report, mark: Mark): void {
  const { recipient, hard, classes } = expected;
  const found = verdictFor(report, recipient);
  const named = report.what === 'complaint' ? report.recipient : found?.address;
  if (recipient !== undefined) mark('recipient', same(named, recipient), `${file}: ${recipient}, read ${named}`);
  if (hard !== undefined)
    mark('hardness', isHard(report, found) === hard, `${file}: ${hard ? 'hard' : 'soft'}: ${told(report, found)}`);
  const read = classOf(report, found);
  if (classes)
    mark('class', classes.includes(read), `${file}: ${classes.join(' or ')}, read ${read}: ${told(report, found)}`);
}

function markReply({ text, class: expected }: CorpusReply, mark: Mark): void {
  const read = refusalReasonOf([text], null);
  mark('replies', read === expected, `${expected}, read ${read}: ${text}`);
}

async function reportOf({ raw }: CorpusMail): Promise<Report> {
  const mail = await readCameBack(raw);
  return mail ? readReport(mail) : { what: 'nothing' };
}

function kindOf(report: Report): MailKind {
  if (report.what === 'nothing') return 'ordinary';
  if (report.what !== 'bounce') return report.what;
  return report.verdicts.some(({ action }) => action !== 'delayed') ? 'bounce' : 'delay';
}

/** What is said of this recipient, else of the first. */
function verdictFor(report: Report, recipient: string | undefined): Verdict | undefined {
  if (report.what !== 'bounce') return undefined;
  return report.verdicts.find(({ address }) => same(address, recipient)) ?? report.verdicts[0];
}

function classOf(report: Report, verdict: Verdict | undefined): string {
  return verdict?.reason ?? report.what;
}

function isHard(report: Report, verdict: Verdict | undefined): boolean | null {
  if (verdict) return verdict.kind === 'hard';
  return report.what === 'nothing' ? null : false;
}

function told(report: Report, verdict: Verdict | undefined): string {
  return verdict ? `${verdict.kind} ${verdict.action} ${verdict.status ?? '-'} ${verdict.detail ?? ''}` : report.what;
}

function same(one: string | null | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}
