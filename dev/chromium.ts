// The browser of the browser tests and of the screenshots: Chromium without a window, and without a word to anybody.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CHROMIUM_PATH, or where Debian puts it; undefined where nothing is there. */
export function chromiumPath(): string | undefined {
  const path = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';
  return existsSync(path) ? path : undefined;
}

/** Starts Chromium with a profile of its own, which is gone with it. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: flags });
}

/** Waits until a page of ours has all that it shows: its heading, its frames, no placeholder, nothing that still moves. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.locator('.mantine-Skeleton-root, [aria-busy=true]').first().waitFor({ state: 'hidden' });
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState()));
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
}
