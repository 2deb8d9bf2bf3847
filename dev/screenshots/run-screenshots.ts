import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { checkout } from '../checkout';
import { chromiumPath, launchChromium, settled } from '../chromium';
import { apiOf } from '../demo/demo-system';
import { makeMapleCourt } from '../demo/maple-court';
import { PlainError } from '../plain-error';
import { publicUrl } from '../processes';
import { keptSecrets } from '../secrets';
import { readSettings, type Settings } from '../settings';
import { startSystem } from '../start';
import { dashboardPages, portalPages, publicPages } from './pages';
import { setScene, type Scenery } from './scenery';

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Each page as it looks in each of these. */
const looks: Record<string, BrowserContextOptions> = {
  light: { ...desktop, colorScheme: 'light' },
  dark: { ...desktop, colorScheme: 'dark' },
  phone: { ...phone, colorScheme: 'light' },
};

/** `npm run screenshots`: every page, light, dark and on a phone, into `screenshots/`, of a system that is made for it and ended after it. */
export async function runScreenshots(): Promise<void> {
  if (!chromiumPath()) throw new PlainError('There is no Chromium: install it, or name it in CHROMIUM_PATH.');
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-screenshots-'));
  await chmod(dataDir, 0o755); // its PostgreSQL may be of another user
  const settings = readSettings({ PORT: '3700', ...process.env, DATA_DIR: dataDir });
  try {
    const system = await startSystem(settings, false);
    if (!system) return;
    try {
      await makeMapleCourt(settings);
      await photograph(settings, await setScene(await apiOf(settings), settings));
    } finally {
      await system.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function photograph(settings: Settings, scenery: Scenery): Promise<void> {
  const folder = join(checkout, 'screenshots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const chromium = await launchChromium();
  try {
    const [staff, resident] = [await staffSession(chromium, settings), await residentSession(chromium, scenery)];
    for (const [look, options] of Object.entries(looks)) {
      const shoot = async (pages: Record<string, string>, session = {}) => {
        const context = await chromium.newContext({ ...options, ...session, locale: 'en-US' });
        const page = await context.newPage();
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(new URL(path, publicUrl(settings)).href);
          await settled(page);
          await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
        }
        await context.close();
      };
      await shoot(publicPages(scenery.invitationLink));
      await shoot(dashboardPages(scenery), staff);
      await shoot(portalPages(scenery), resident);
    }
  } finally {
    await chromium.close();
  }
  console.log(`The screenshots are in ${folder}`);
}

type Session = Pick<BrowserContextOptions, 'storageState'>;

async function staffSession(chromium: Browser, settings: Settings): Promise<Session> {
  const { ADMIN_PASSWORD: password = '' } = { ...(await keptSecrets(settings.dataDir)), ...process.env };
  return sessionOf(chromium, async (page) => {
    await page.goto(`${publicUrl(settings)}/sign-in`);
    await page.getByLabel('Email').fill(settings.adminEmail);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Communities' }).waitFor();
  });
}

async function residentSession(chromium: Browser, { signInLink }: Scenery): Promise<Session> {
  return sessionOf(chromium, async (page) => {
    await page.goto(signInLink);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portal/homes/**');
  });
}

/** The cookies after somebody has signed in. */
async function sessionOf(chromium: Browser, signIn: (page: Page) => Promise<void>): Promise<Session> {
  const context = await chromium.newContext({ locale: 'en-US' });
  await signIn(await context.newPage());
  const storageState = await context.storageState();
  await context.close();
  return { storageState };
}
