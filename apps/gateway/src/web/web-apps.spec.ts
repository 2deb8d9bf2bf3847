import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Problem } from '@portico/contracts/problems';
import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { AppModule } from '../app.module';
import { configureEdge } from '../edge';
import { gatewayEnv, ids, StubServices } from '../../testing/stub-services';

const html =
  '<meta property="csp-nonce" nonce="__NONCE__"><script src="/assets/main-1a2b.js" nonce="__NONCE__"></script>';
const script = 'console.log("portico")';

describe('the web apps', () => {
  let database: FreshDatabase;
  let app: TestApp;
  let webDir: string;
  const services = new StubServices();

  beforeAll(async () => {
    webDir = await mkdtemp(join(tmpdir(), 'web '));
    await build(join(webDir, 'dashboard'));
    await build(join(webDir, 'portal'));
    database = await freshDatabase();
    app = await startApp(AppModule, gatewayEnv(database.url, { WEB_DIR: webDir }), {
      configure: configureEdge,
      overrides: services.overrides,
    });
    services.invitations.answers['portalMe'] = (token: string) => {
      if (token !== 'ada') throw new Problem('auth.required');
      return { account: { id: ids.thing, email: 'ada@example.com', locale: null }, profiles: [] };
    };
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
    await rm(webDir, { recursive: true });
  });

  const open = (path: string) => app.http.get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

  describe('the dashboard', () => {
    it.each(['/', '/communities', '/communities/0196aaaa-0000-7000-8000-00000000000a/residents?sort=name', '/nowhere'])(
      'opens at %s, and asks for its page anew each time',
      async (path) => {
        const page = await open(path).expect(200).expect('content-type', /html/);
        expect(page.headers['cache-control']).toBe('no-cache');
        expect(page.text).toContain('/assets/main-1a2b.js');
      },
    );

    it('runs scripts from its own files alone, is framed by nobody and asks nobody else', async () => {
      const policy = (await open('/')).headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*/);
    });

    it('has a style nonce that is good once', async () => {
      const nonceOf = async () => {
        const { text, headers } = await open('/');
        const nonce = /'nonce-([\w-]{22})'/.exec(headers['content-security-policy'] ?? '')?.[1];
        expect(text).toBe(html.replaceAll('__NONCE__', nonce ?? ''));
        return nonce;
      };
      expect(await nonceOf()).not.toBe(await nonceOf());
    });

    it.each([
      ['br', 'br, gzip'],
      ['gzip', 'gzip'],
      [undefined, 'identity'],
    ])('has its assets compressed as %s, to be kept for good', async (encoding, accepted) => {
      const asset = await app.http.get('/assets/main-1a2b.js').set('Accept-Encoding', accepted).expect(200);
      expect(asset.headers['content-encoding']).toBe(encoding);
      expect(asset.headers['content-type']).toMatch(/javascript/);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    });

    it.each(['/api/v1/nowhere', '/api/nowhere', '/assets/gone-1a2b.js', '/index.html'])(
      'leaves %s to others: 404',
      async (path) => {
        await open(path)
          .expect(404)
          .expect('content-type', /problem\+json/);
      },
    );

    it('is no answer for a program, nor for what is not read', async () => {
      await app.http.get('/nowhere').set('Accept', '*/*').expect(404);
      await app.http.post('/communities').set('Accept', 'text/html').expect(404);
    });

    it('leaves the portal and the guide their own pages', async () => {
      for (const path of ['/portal/sign-in', '/guide']) {
        await open(path)
          .expect(200)
          .expect('content-security-policy', /default-src 'none'; style-src 'nonce/);
      }
    });
  });

  describe('the portal', () => {
    const home = `/portal/homes/${ids.thing}`;
    const signedIn = (path: string) => open(path).set('Cookie', 'portico_portal=ada');

    it.each(['/portal', '/portal/', home, `${home}/requests/new`, `${home}/notices?open=${ids.thing}`])(
      'opens at %s for who is signed in, under the policy of the dashboard',
      async (path) => {
        const page = await signedIn(path).expect(200).expect('content-type', /html/);
        expect(page.headers['cache-control']).toBe('no-cache');
        expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
        expect(page.text).toContain('/assets/main-1a2b.js');
        expect(page.text).not.toContain('__NONCE__');
      },
    );

    it.each([
      ['/portal', '/portal/sign-in'],
      [home, `/portal/sign-in?to=${encodeURIComponent(home)}`],
    ])('leads from %s to the sign-in page where nobody is signed in', async (path, signIn) => {
      await open(path).expect(303).expect('location', signIn);
      await open(path).set('Cookie', 'portico_portal=over').expect(303).expect('location', signIn);
    });

    it('tells a person in a page that an address is none', async () => {
      const page = await open('/portal/nowhere').expect(404).expect('content-type', /html/);
      expect(page.text).toContain('There is nothing here');
    });

    it.each(['/favicon.ico', '/portal/favicon.svg'])('has its picture at %s for every tab', async (path) => {
      await app.http
        .get(path)
        .expect(200)
        .expect('content-type', /svg/)
        .expect('cache-control', /max-age=86400/);
    });

    it('has its assets for everybody, to be kept for good', async () => {
      const asset = await app.http.get('/portal/assets/main-1a2b.js').set('Accept-Encoding', 'br').expect(200);
      expect(asset.headers['content-encoding']).toBe('br');
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      await signedIn('/portal/assets/gone-1a2b.js').expect(404);
    });
  });
});

/** What a build of an app leaves behind. */
async function build(folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  await mkdir(assets, { recursive: true });
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(assets, 'main-1a2b.js'), script);
  await writeFile(join(assets, 'main-1a2b.js.br'), brotliCompressSync(script));
  await writeFile(join(assets, 'main-1a2b.js.gz'), gzipSync(script));
}
