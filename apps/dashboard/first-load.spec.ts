// What a browser fetches before the first page shows. Needs `npm run build`, which `npm test` does first.
import { builtPage, firstLoad } from '@portico/testing/web-build';

describe('the first load of the dashboard', () => {
  it.each(['src/session/sign-in-page.tsx', 'src/communities/communities-page.tsx'])(
    'is at most 250,000 bytes compressed, with %s and a language',
    async (page) => {
      expect(await firstLoad('dashboard', [page, 'src/i18n/es.ts'])).toBeLessThanOrEqual(250_000);
    },
  );

  it('names nothing of anybody else', async () => {
    const html = await builtPage('dashboard');
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
  });
});
