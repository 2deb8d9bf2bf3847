// What no page of ours may do, whatever is done on it.
import type { BrowserContext } from 'playwright-core';

/** Notes in `offences` every request to another origin, every breach of the content security policy, every error that nobody caught. */
export function watch(context: BrowserContext, origin: string, offences: string[]): void {
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== origin) offences.push(`asked ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) offences.push(message.text());
  });
  context.on('weberror', (webError) => offences.push(String(webError.error())));
}
