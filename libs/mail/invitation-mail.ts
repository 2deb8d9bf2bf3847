// The two mails that staff compose. Around their words stands what every such mail has: the greeting, who sends it and why,
// how to stop such mails, and in an invitation the home, the button, the link as text and the day it dies.
import { paletteOf } from './color';
import { perLocale, type Locale, type MailContent, type MailParts, type Segment, type SlotValues } from './content';
import { invitationDefaults, noticeDefaults, type Written } from './defaults';
import { bind } from './fill';
import { renderMarkdown, type RenderedText } from './markdown';
import { paragraphs, splice, templateSegments, wordPieces, wordSegments } from './segments';
import { htmlTemplate, type Blocks } from './template';
import template from './templates/message.mjml';
import { words } from './words/words';
import { greetsByName, inLanguage, refuseUnknownFields, splitAtButton, usesField, withoutAddress } from './written';

/** What all mails of a community share. `brandColor` is `#rrggbb`; `timezone` an IANA name, for the dates that are filled in; the URLs are whole. */
export interface MailCommunity {
  communityName: string;
  senderName: string;
  brandColor: string;
  logoUrl: string | null;
  timezone: string;
  instructionGuideUrl: string | null;
}

/** What a community has that not all have: its places in the mail disappear without it. */
interface Extras {
  guide: boolean;
  logo: boolean;
}

type PartsOf = (locale: Locale, extras: Extras) => Promise<MailParts>;

/** Compiles an invitation. Left to fill: `residentValues`, `linkValues` and `unsubscribeUrl`. Throws where a merge field is unknown. */
export async function compileInvitation(written: Written, community: MailCommunity): Promise<MailContent> {
  refuseUnknownFields(written, 'invitation');
  return compilePerLocale(community, (locale, extras) =>
    invitationParts(inLanguage(written, invitationDefaults, locale), locale, extras),
  );
}

/** Compiles a notice. Left to fill: `residentValues` and `unsubscribeUrl`. Throws where a merge field is unknown, or of invitations only. */
export async function compileNotice(written: Written, community: MailCommunity): Promise<MailContent> {
  refuseUnknownFields(written, 'notice');
  return compilePerLocale(community, (locale, extras) =>
    noticeParts(inLanguage(written, noticeDefaults, locale), locale, extras),
  );
}

async function compilePerLocale(community: MailCommunity, partsOf: PartsOf): Promise<MailContent> {
  const shared = sharedValues(community);
  const extras = { guide: 'instructionGuideUrl' in shared, logo: 'logoUrl' in shared };
  const parts = { en: await partsOf('en', extras), es: await partsOf('es', extras) };
  return perLocale((locale) => bind(parts[locale], { ...shared, lang: locale }));
}

/** What fills the slots that are the same in all mails of a community; what it does not have is missing. */
export function sharedValues(community: MailCommunity): SlotValues {
  const { communityName, senderName, brandColor, logoUrl, instructionGuideUrl } = community;
  return {
    ...paletteOf(brandColor),
    communityName,
    senderName,
    ...(isWebAddress(logoUrl) ? { logoUrl } : {}),
    ...(isWebAddress(instructionGuideUrl) ? { instructionGuideUrl } : {}),
  };
}

function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}

async function invitationParts(written: Written, locale: Locale, { guide, logo }: Extras): Promise<MailParts> {
  const said = { ...words[locale].invitation, greeting: words[locale].greeting, copyLink: words[locale].copyLink };
  const body = guide ? written.body : withoutAddress(written.body, 'instructionGuideUrl');
  const [before, after] = splitAtButton(body).map(renderMarkdown) as [RenderedText, RenderedText];
  const blocks = {
    logo,
    greeting: !greetsByName(body),
    after: after.html.length > 0,
    guide: guide && !usesField(body, 'instructionGuideUrl'),
  };
  return {
    subject: wordSegments(written.subject.trim(), 'header'),
    html: await messageHtml(said, blocks, before, after),
    text: paragraphs([
      blocks.greeting ? textSegments(said.greeting) : [],
      before.text,
      textSegments(`${said.home}: {{propertyName}}`),
      textSegments(`${said.button}:\n{{activationUrl}}`),
      textSegments(said.expiry),
      after.text,
      blocks.guide ? textSegments(`${said.guideLead} ${said.guideName}:\n{{instructionGuideUrl}}`) : [],
      ...footer(said),
    ]),
  };
}

async function noticeParts(written: Written, locale: Locale, { guide, logo }: Extras): Promise<MailParts> {
  // Without a preheader of ours the inbox shows the notice's own first words.
  const said = { ...words[locale].notice, greeting: words[locale].greeting, preheader: '' };
  const source = guide ? written.body : withoutAddress(written.body, 'instructionGuideUrl');
  const body = renderMarkdown(source);
  const blocks = { logo, greeting: !greetsByName(source), activation: false, after: false, guide: false };
  return {
    subject: wordSegments(written.subject.trim(), 'header'),
    html: await messageHtml(said, blocks, body),
    text: paragraphs([blocks.greeting ? textSegments(said.greeting) : [], body.text, ...footer(said)]),
  };
}

async function messageHtml(
  said: Record<string, string>,
  blocks: Blocks,
  body: RenderedText,
  after?: RenderedText,
): Promise<Segment[]> {
  const title = wordSegments('{{communityName}}', 'html');
  const pieces = { ...wordPieces(said, 'html'), title, body: body.html, bodyAfter: after?.html ?? [] };
  return splice(await htmlTemplate(template, blocks), pieces);
}

/** Who sends it and why, and the way to stop it. */
function footer({ why, stop }: { why: string; stop: string }): Segment[][] {
  return [textSegments(`--\n${why}`), textSegments(`${stop}:\n{{unsubscribeUrl}}`)];
}

function textSegments(source: string): Segment[] {
  return templateSegments(source, 'text');
}
