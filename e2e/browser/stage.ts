// What a browser test plays on: a running system, one Chromium, and a window of its own for every person.
import { eventually } from '@portico/testing/eventually';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../../dev/chromium';
import type { Api } from '../api';
import { startSystem, type System } from '../system';
import { Desk } from './desk';
import { watch } from './watch';

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const PATIENCE_MS = 15_000;
/** Of a test: many do a dozen steps, and the machine may be busy. */
const TEST_MS = 120_000;

export class Stage {
  system: System;
  private chromium: Browser;
  private readonly offences: string[] = [];

  get api(): Api {
    return this.system.api;
  }

  async open(env: Record<string, string>): Promise<void> {
    [this.system, this.chromium] = await Promise.all([startSystem(env), launchChromium()]);
  }

  async close(): Promise<void> {
    await this.chromium?.close();
    await this.system?.close();
  }

  /** A member of staff at the dashboard, signed in: the administrator, unless said otherwise. */
  async desk({ email, password } = this.system.admin): Promise<Desk> {
    const desk = new Desk(await this.window(desktop), this.system.url);
    await desk.signIn(email, password);
    return desk;
  }

  /** A new window at a desktop computer. */
  laptop(options: BrowserContextOptions = {}): Promise<Page> {
    return this.window({ ...desktop, ...options });
  }

  /** A new window on a phone: 360 pixels wide, and touched. */
  phone(): Promise<Page> {
    return this.window(phone);
  }

  /** What no page may do and one did since the last time: ask a third party, break the content security policy, throw. */
  takeOffences(): string[] {
    return this.offences.splice(0);
  }

  private async window(options: BrowserContextOptions): Promise<Page> {
    // Nothing moves: what is about to be pressed stays where it is.
    const calm: BrowserContextOptions = { locale: 'en-US', reducedMotion: 'reduce' };
    const context: BrowserContext = await this.chromium.newContext({ ...calm, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    watch(context, this.system.url, this.offences);
    return context.newPage();
  }
}

/** Runs a block of tests in Chromium, where there is one; `env` is for the system. No page of any of them may commit an offence. */
export function describeInBrowser(
  title: string,
  block: (stage: Stage) => void,
  env: Record<string, string> = {},
): void {
  (chromiumPath() ? describe : describe.skip)(title, () => {
    jest.setTimeout(TEST_MS);
    const stage = new Stage();
    beforeAll(() => stage.open(env));
    afterAll(() => stage.close());
    afterEach(() => expect(stage.takeOffences()).toEqual([]));
    block(stage);
  });
}

/** Waits until a page shows what is expected: `read` is asked until it answers `expected`. */
export async function expectSoon<T>(read: () => Promise<T>, expected: T, timeoutMs = PATIENCE_MS): Promise<void> {
  await eventually(async () => expect(await read()).toEqual(expected), { timeoutMs, everyMs: 100 });
}

/** Waits until it is on the screen. */
export async function expectToSee(locator: Locator): Promise<void> {
  await locator.waitFor();
  expect(await locator.isVisible()).toBe(true);
}
