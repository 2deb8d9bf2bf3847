// What a resident's phone fetches before the home shows. Needs `npm run build`, which `npm test` does first.
import { builtPage, firstLoad } from '@portico/testing/web-build';

describe('the first load of the portal', () => {
  it('is at most 200 KB compressed, with the home and a language', async () => {
    expect(await firstLoad('portal', ['src/i18n/es.ts'])).toBeLessThan(200 * 1024);
  });

  it('names nothing of anybody else', async () => {
    const html = await builtPage('portal');
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
  });
});
