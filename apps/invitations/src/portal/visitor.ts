// Who fetches a link, as far as the request gives it away. What could be a person is `unclear`: that it was one, their act alone proves,
// and that is an acceptance. Scanners that look like browsers in everything are `unclear` too.
import type { LinkVisitor } from '@portico/contracts/deliveries';
import type { LinkVisit } from '@portico/contracts/portal-sessions';

/** What is judged, and then forgotten. */
export interface Visit extends Omit<LinkVisit, 'token'> {
  /** Since the mail left; null where that is not known (yet). */
  millisecondsSinceSent: number | null;
}

/** Nobody has a mail before them and opens its link so soon after it left. */
const TOO_SOON_MS = 2_000;
/** Of browsers with this engine, those from here on say with each request over https what it is for. */
const FIRST_TELLING_CHROME = 90;

const mailSecurity =
  'proofpoint urldefense mimecast barracuda safe.?links existence.discovery protocol.discovery ironport ciscosecure trend.?micro ' +
  '\\btmes\\b forti(?:net|mail|guard) sophos symantec messagelabs trellix fireeye zscaler forcepoint websense avanan cloudmark ' +
  'f-secure withsecure virustotal urlscan google-safety';
const linkPreviews =
  'bingpreview microsoftpreview skypeuripreview facebookexternalhit meta-externalfetcher whatsapp/ telegrambot slackbot twitterbot ' +
  'linkedinbot discordbot redditbot pinterestbot iframely embedly googleimageproxy google-pagerenderer yahoomailproxy (?:url|link).?preview';
const headlessBrowsers = 'headless phantomjs slimerjs puppeteer playwright selenium webdriver jsdom';
const programs =
  'curl wget python aiohttp httpx go-http-client java okhttp apache-httpclient libwww lwp perl axios node undici got ruby faraday php ' +
  'guzzle postmanruntime insomnia scrapy httpie winhttp jetty lua-resty reqwest';
// Cubot makes telephones.
const crawlers = '(?<!cu)bot\\b crawl spider slurp scanner archiver fetcher https?:';

/** What names itself, by name; the first that applies. */
const names: readonly (readonly [RegExp, LinkVisitor])[] = [
  [anyOf(mailSecurity), 'scanner.mail_security'],
  [anyOf(linkPreviews), 'scanner.link_preview'],
  [anyOf(headlessBrowsers), 'scanner.headless_browser'],
  [anyOf(programs, (words) => `^(?:${words})\\b`), 'scanner.program'],
  [anyOf(crawlers), 'scanner.crawler'],
];

/** What a visit seems to be. */
export function visitorOf(visit: Visit): LinkVisitor {
  const { method, ahead, userAgent, fetchMode, millisecondsSinceSent } = visit;
  if (method === 'HEAD') return 'scanner.head';
  if (ahead) return 'scanner.ahead';
  if (!userAgent?.trim()) return 'scanner.nameless';
  const named = names.find(([pattern]) => pattern.test(userAgent));
  if (named) return named[1];
  if (fetchMode !== null && fetchMode !== 'navigate') return 'scanner.program';
  if (isDisguised(visit)) return 'scanner.disguised';
  const tooSoon = millisecondsSinceSent !== null && millisecondsSinceSent < TOO_SOON_MS;
  return tooSoon ? 'scanner.at_once' : 'unclear';
}

/** It has a browser's name without its manners. */
function isDisguised({ userAgent, fetchMode, secure }: Visit): boolean {
  const version = Number(/Chrome\/(\d+)/.exec(userAgent ?? '')?.[1] ?? 0);
  return secure && fetchMode === null && version >= FIRST_TELLING_CHROME;
}

function anyOf(words: string, placed = (any: string) => any): RegExp {
  return new RegExp(placed(words.replaceAll(' ', '|')), 'i');
}
