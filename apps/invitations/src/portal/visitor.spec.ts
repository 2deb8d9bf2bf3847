import { visitorOf, type Visit } from './visitor';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
/** Somebody opens the mail an hour after it came, and presses its button. */
const opened: Visit = {
  method: 'GET',
  userAgent: chrome,
  fetchMode: 'navigate',
  ahead: false,
  secure: true,
  millisecondsSinceSent: 3_600_000,
};

describe('who fetches a link', () => {
  it.each<[string, Partial<Visit>, ReturnType<typeof visitorOf>]>([
    ['asks only whether it is there', { method: 'HEAD' }, 'scanner.head'],
    ['fetches it ahead, in case somebody opens it', { ahead: true }, 'scanner.ahead'],
    ['gives no name', { userAgent: null }, 'scanner.nameless'],
    ['gives an empty one', { userAgent: ' ' }, 'scanner.nameless'],
    ['looks before a mail is let through', { userAgent: `${chrome} Barracuda Sentinel (EE)` }, 'scanner.mail_security'],
    [
      'is Office, which tries links out',
      { userAgent: 'Microsoft Office Existence Discovery' },
      'scanner.mail_security',
    ],
    ['draws a picture of it', { userAgent: `${chrome} BingPreview/1.0b` }, 'scanner.link_preview'],
    [
      'shows it beside a message',
      { userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
      'scanner.link_preview',
    ],
    [
      'is a browser without a window',
      { userAgent: chrome.replace('Chrome', 'HeadlessChrome') },
      'scanner.headless_browser',
    ],
    ['is a program', { userAgent: 'python-requests/2.32.3', fetchMode: null }, 'scanner.program'],
    ['is another program', { userAgent: 'Go-http-client/2.0', fetchMode: null }, 'scanner.program'],
    ['is a script of a page', { fetchMode: 'cors' }, 'scanner.program'],
    [
      'is a crawler',
      { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
      'scanner.crawler',
    ],
    ['has the name of a browser, but not its manners', { fetchMode: null }, 'scanner.disguised'],
    ['is there sooner than anybody reads', { millisecondsSinceSent: 900 }, 'scanner.at_once'],
  ])('%s', (_, told, visitor) => {
    expect(visitorOf({ ...opened, ...told })).toBe(visitor);
  });

  it.each<[string, Partial<Visit>]>([
    ['as a browser does', {}],
    ['by a telephone', { userAgent: iphone }],
    ['by a telephone that says nothing of what it fetches it for', { userAgent: iphone, fetchMode: null }],
    ['by Firefox', { userAgent: firefox }],
    [
      'by a telephone with a name like a robot’s',
      { userAgent: chrome.replace('Windows NT 10.0; Win64; x64', 'Linux; Android 11; CUBOT X50') },
    ],
    ['by a browser of an antivirus company', { userAgent: `${chrome} Avast/142.0` }],
    ['by an old browser, which cannot tell', { userAgent: chrome.replace('142', '72'), fetchMode: null }],
    ['without https, where no browser tells', { secure: false, fetchMode: null }],
    ['by a browser of text', { userAgent: 'Lynx/2.9.2 libwww-FM/2.14', fetchMode: null }],
    ['by the new Outlook', { userAgent: `${chrome} OneOutlook/1.2025.1` }],
    ['as soon as a quick reader can', { millisecondsSinceSent: 2_000 }],
    ['before it is known that the mail left', { millisecondsSinceSent: null }],
  ])('may be a person: %s', (_, told) => {
    expect(visitorOf({ ...opened, ...told })).toBe('unclear');
  });
});
