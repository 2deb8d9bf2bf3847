// Somebody at a page who has a keyboard and no pointer: nothing is focused but by its keys.
import type { Page } from 'playwright-core';
import { expectSoon } from './stage';

const MOST_TABS = 60;

export class Keys {
  constructor(readonly page: Page) {}

  /** Types an address into the browser. */
  async open(url: string, heading: string): Promise<void> {
    await this.page.goto(url);
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** Presses Tab, or another key, until what is named so has the focus. */
  async tabTo(name: string | RegExp, key = 'Tab'): Promise<void> {
    for (let n = 0; n < MOST_TABS; n += 1) {
      await this.page.keyboard.press(key);
      if (await this.isAt(name)) return;
    }
    throw new Error(`No ${MOST_TABS} presses of ${key} lead to ${name}, but to ${await this.focused()}`);
  }

  /** Goes there by Tab, and presses Enter. */
  async press(name: string | RegExp): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a field by Tab, and types. */
  async type(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.type(text);
  }

  /** Presses a button that asks for a file, and gives it one. */
  async choose(button: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press(button);
    await (await chooser).setFiles(file);
  }

  /** Answers the question that is asked before what cannot be undone. */
  async confirm(action: string): Promise<void> {
    await this.page.getByRole('dialog').waitFor();
    await this.press(action);
  }

  /** Waits until the focus has come to what is named so by itself, as to the first field of a dialog. */
  arriveAt(name: string | RegExp): Promise<void> {
    return expectSoon(() => this.isAt(name), true);
  }

  /** Whether what is named so has the focus. */
  async isAt(name: string | RegExp): Promise<boolean> {
    const said = await this.focused();
    return typeof name === 'string' ? said.includes(`"${name}"`) : name.test(said);
  }

  /** What has the focus, as a screen reader says it, such as `- button "Save"`; nothing where the page has it. */
  private async focused(): Promise<string> {
    const focused = this.page.locator(':focus');
    return (await focused.count()) > 0 ? (await focused.ariaSnapshot()).split('\n')[0]! : '';
  }
}
