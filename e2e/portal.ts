// What a resident does with the link of a mail.
import type { PortalMe } from '@portico/contracts/portal';
import { Api, type ProblemBody } from './api';
import { Browser, type Said } from './browser';

/** Opens a link and presses the one button: the browser is signed in then. */
export async function activated(url: string, link: string, browser = new Browser(url)): Promise<Browser> {
  const home = await browser.press(await browser.open(link));
  if (home.status !== 200 || !home.path.startsWith('/portal/homes/'))
    throw new Error(`${home.path} ${home.status}: ${home.html}`);
  return browser;
}

/** Accepts by the API, as a script of the page would. */
export async function accept(
  browser: Browser,
  token: string,
  more: { confirm?: boolean } = {},
): Promise<Said<PortalMe & ProblemBody>> {
  const { body } = await browser.say<{ nonce: string }>('GET', '/portal/activations/nonce');
  return browser.say<PortalMe & ProblemBody>('POST', '/portal/activations', { token, nonce: body.nonce, ...more });
}

/** What becomes of an attempt to accept in a new browser, such as `410 invitation.superseded`; `200` where it opened. */
export async function fateOf(url: string, token: string): Promise<string> {
  const { status, body } = await accept(new Browser(url), token);
  return [status, body.code].filter(Boolean).join(' ');
}

/** Whether a link is alive, without using it: what its page says. */
export async function pageStatus(url: string, link: string): Promise<number> {
  return (await new Browser(url).open(link)).status;
}

/** Who is signed in. */
export async function me(browser: Browser): Promise<PortalMe> {
  return (await browser.say<PortalMe>('GET', '/portal/me')).body;
}

/** A program without cookies at the portal's API. */
export function stranger(url: string): Api {
  return new Api(url);
}
