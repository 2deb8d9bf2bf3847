import { PlainError } from '../plain-error';

/** Who is signed in after an activation. */
export interface SignedIn {
  account: { email: string };
  profiles: { residentId: string; propertyName: string; communityName: string; portalStatus: string }[];
}

/** Where a resident's browser finds Portico: the address that links have, and how this machine reaches it. */
export interface Site {
  publicUrl: string;
  localUrl: string;
}

/**
 * Opens an activation link as its resident's browser does: fetches the page, which changes nothing, takes the page's nonce,
 * accepts, and asks who is signed in; the browser stays signed in.
 */
export async function openLink(link: string, site: Site): Promise<SignedIn & { browser: Browser }> {
  const browser = new Browser(site);
  const page = await browser.request('GET', new URL(link).pathname + new URL(link).search);
  await page.text();
  const { nonce } = await browser.json<{ nonce: string }>('GET', '/api/v1/portal/activations/nonce');
  const token = new URL(link.replace('#', '?')).searchParams.get('token');
  await browser.json('POST', '/api/v1/portal/activations', { token, nonce });
  return { ...(await browser.json<SignedIn>('GET', '/api/v1/portal/me')), browser };
}

/** As much of a browser as it takes: cookies, and the header that says where a request comes from. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly site: Site) {}

  async json<T>(method: string, path: string, body?: object): Promise<T> {
    return (await this.request(method, path, body)).json() as Promise<T>;
  }

  async request(method: string, path: string, body?: object): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.site.localUrl + path, {
      method,
      headers: {
        cookie,
        origin: this.site.publicUrl,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    if (!response.ok)
      throw new PlainError(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return response;
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
