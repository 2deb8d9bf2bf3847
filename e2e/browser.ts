// A resident's or a staff member's browser: cookies, forms, redirects, and the headers that only a browser sets.
import { demandDocumented } from './documented';

export interface Page {
  status: number;
  /** Where the browser is now, redirects followed. */
  path: string;
  html: string;
  headers: Headers;
}

/** A program's view of the portal: the page's script asks, the browser adds its cookies and where it comes from. */
export interface Said<T> {
  status: number;
  body: T;
}

export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  /** Goes to an address of the portal, or follows the link of a mail. */
  open(address: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Page> {
    return this.follow(method, new URL(address, this.origin));
  }

  /** Presses the button of the page's `n`th form. */
  press(page: Page, n = 0, typed: Record<string, string> = {}): Promise<Page> {
    const form = [...page.html.matchAll(/<form method="post" action="([^"]+)"[^>]*>([^]*?)<\/form>/g)][n];
    if (!form) throw new Error(`${page.path} (${page.status}) has no form ${n}.`);
    const hidden = [...form[2]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const fields = { ...Object.fromEntries(hidden.map(([, name, value]) => [name, unescaped(value!)])), ...typed };
    return this.follow('POST', new URL(form[1]!, this.origin), new URLSearchParams(fields));
  }

  /** What a script of the page asks of the API. */
  async say<T>(method: string, path: string, body?: object): Promise<Said<T>> {
    const form = body instanceof FormData;
    const response = await this.send(method, new URL(`/api/v1${path}`, this.origin), {
      headers: { origin: this.origin, ...(body && !form && { 'content-type': 'application/json' }) },
      body: form ? body : body && JSON.stringify(body),
    });
    const text = await response.text();
    const parsed: unknown = text ? JSON.parse(text) : {};
    const { code } = parsed as { code?: string };
    await demandDocumented(this.origin, method, path, { status: response.status, code });
    return { status: response.status, body: parsed as T };
  }

  /** The cookies as they go out, for requests that are made by hand. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async follow(method: string, url: URL, form?: URLSearchParams): Promise<Page> {
    // Our pages send no referrer: a browser then says `Origin: null` with a form, and where it comes from all the same.
    const headers = form && { origin: 'null', 'sec-fetch-site': 'same-origin' };
    const response = await this.send(method, url, { headers, body: form });
    const html = await response.text();
    const to = response.headers.get('location');
    if (to && response.status >= 300 && response.status < 400) return this.follow('GET', new URL(to, url));
    return { status: response.status, path: url.pathname + url.search, html, headers: response.headers };
  }

  private async send(method: string, url: URL, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, cookie: this.cookie };
    const response = await fetch(url, { ...init, method, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    return response;
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const at = pair.indexOf('=');
    const gone = /expires=Thu, 01 Jan 1970|max-age=0/i.test(setCookie);
    if (gone) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The text behind what stands in a page's source. */
export function unescaped(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (all, number: string | undefined, name: string) =>
    number ? String.fromCodePoint(Number(number)) : (entities[name] ?? all),
  );
}
