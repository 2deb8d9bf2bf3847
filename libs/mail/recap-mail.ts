// What staff are told when a send has ended. It is the same for everyone on the list, so nothing is left to fill.
import { paletteOf } from './color';
import { perLocale, type Locale, type MailContent, type MailParts, type Segment, type SlotValues } from './content';
import { bind, bindSegments } from './fill';
import { formatNumber } from './format';
import { renderMarkdown, type RenderedText } from './markdown';
import { mergeFields } from './merge-fields';
import { outcomeIn, reasonIn } from './reasons';
import { paragraphs, splice, templateSegments, wordPieces, wordSegments } from './segments';
import { htmlBlock, htmlTemplate } from './template';
import template from './templates/recap.mjml';
import type { Words } from './words/en';
import { words } from './words/words';
import { subjectForStaff, withoutAddress } from './written';

/** Someone whom a message did not reach. `outcome` is a delivery's state or `leftOut`; `reason` a code of reasons.ts. */
export interface RecapPerson {
  name: string;
  email: string | null;
  propertyName: string;
  outcome: string;
  reason: string | null;
}

/** How a send ended: nobody is left to mail, the same of a later try for those not reached, or staff stopped it. */
export type SendEnd = 'finished' | 'retried' | 'cancelled';

/** What became of a message. */
export interface Recap {
  end: SendEnd;
  messageSubject: string;
  /** Markdown, as staff wrote it. */
  messageBody: string;
  communityName: string;
  /** `#rrggbb` */
  brandColor: string;
  counts: { recipients: number; sent: number; failed: number; leftOut: number };
  /** Those not reached; the first `MOST_LISTED` are listed. */
  people: RecapPerson[];
  /** How many were not reached, where `people` is only a part of them. */
  peopleTotal?: number;
  /** The message in the dashboard. */
  url: string;
}

/** Most people that a recap lists; it says how many more there are. */
export const MOST_LISTED = 200;

/** Compiles the recap of a send. */
export async function compileRecap(recap: Recap): Promise<MailContent> {
  const parts = { en: await recapParts(recap, 'en'), es: await recapParts(recap, 'es') };
  return perLocale((locale) => bind(parts[locale], valuesOf(recap, locale)));
}

async function recapParts(recap: Recap, locale: Locale): Promise<MailParts> {
  const said = { ...words[locale].recap, heading: words[locale].recapHeading[recap.end] };
  const people = recap.people.slice(0, MOST_LISTED).map((person) => personValues(person, locale));
  const blocks = { person: false, unreached: people.length > 0, more: unlisted(recap) > 0 };
  const body = renderMarkdown(forReading(recap.messageBody, words[locale].invitation.button));
  const row = await htmlBlock(template, 'person');
  const pieces = {
    ...wordPieces(said, 'html'),
    title: wordSegments(said.heading, 'html'),
    messageBody: body.html,
    people: people.flatMap((person) => bindSegments(row, person)),
  };
  return {
    subject: wordSegments(said.subject, 'header'),
    html: splice(await htmlTemplate(template, blocks), pieces),
    text: paragraphs([
      ...figureLines(said),
      ...peopleLines(said, people, blocks.more),
      ...messageLines(said, body),
      line(`--\n${said.why}`),
    ]),
  };
}

function figureLines(said: Words['recap'] & { heading: string }): Segment[][] {
  const figures = [`${said.sentWord}: {{sent}}`, `${said.failedWord}: {{failed}}`, `${said.leftOutWord}: {{leftOut}}`];
  return [line(said.heading), line(said.lead), line(figures.join('\n')), line(`${said.button}:\n{{url}}`)];
}

function peopleLines(said: Words['recap'], people: SlotValues[], more: boolean): Segment[][] {
  if (!people.length) return [];
  const rows = people.flatMap((person) => bindSegments(line('\n- {{name}}, {{propertyName}}: {{detail}}'), person));
  return [[`${said.unreached}:`, ...rows, ...(more ? line(`\n- ${said.more}`) : [])]];
}

function messageLines(said: Words['recap'], body: RenderedText): Segment[][] {
  return [line(`${said.messageHeading}:`), line('{{messageSubject}}'), body.text];
}

function line(source: string): Segment[] {
  return templateSegments(source, 'text');
}

function personValues({ name, email, propertyName, outcome, reason }: RecapPerson, locale: Locale): SlotValues {
  const became = [outcomeIn(locale, outcome), ...(reason ? [reasonIn(locale, reason)] : [])].join(', ');
  return { name, propertyName, detail: email ? `${email}: ${became}` : became };
}

function valuesOf(recap: Recap, locale: Locale): SlotValues {
  const { recipients, sent, failed, leftOut } = recap.counts;
  const figures = { recipients, sent, failed, leftOut, moreCount: unlisted(recap) };
  return {
    ...Object.fromEntries(mergeFields().map((field) => [field, `{{${field}}}`])),
    ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, formatNumber(figure, locale)])),
    ...paletteOf(recap.brandColor),
    communityName: recap.communityName,
    messageSubject: subjectForStaff(recap.messageSubject, recap.communityName),
    url: recap.url,
    lang: locale,
  };
}

// In a recap there is nobody whose link or button it could be.
function forReading(body: string, button: string): string {
  const unlinked = withoutAddress(withoutAddress(body, 'activationUrl'), 'instructionGuideUrl');
  return unlinked.replaceAll(/\{\{\s*activationButton\s*\}\}/g, `**${button}**`);
}

function unlisted({ people, peopleTotal = people.length }: Recap): number {
  return Math.max(0, peopleTotal - Math.min(people.length, MOST_LISTED));
}
