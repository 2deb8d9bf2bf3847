// A member of staff at the dashboard, who does what the documents say, by the labels that the documents use.
import type { Locator, Page } from 'playwright-core';

export interface NewResident {
  firstName: string;
  lastName: string;
  property: string;
  email?: string;
}

export class Desk {
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto(`${this.url}/sign-in`);
    await this.page.getByRole('textbox', { name: 'Email' }).fill(email);
    await this.page.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.press('Sign in');
    await this.page.getByRole('heading', { name: 'Communities' }).waitFor();
  }

  /** Portfolio, then Communities, then the community to work in. */
  async openCommunity(name: string): Promise<void> {
    await this.page.goto(this.url);
    await this.sidebar.getByRole('link', { name: 'Communities' }).click();
    await this.page.getByRole('table').getByRole('link', { name }).click();
    await this.sidebar.getByRole('link', { name: 'Residents' }).waitFor();
  }

  /** A page of the community that is open, by its name in the sidebar. */
  async goTo(name: string): Promise<void> {
    await this.sidebar.getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  private get sidebar(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  /** The first of that name: an empty list offers its next step once more. */
  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).first().click();
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens the Add Resident dialog and fills it in. */
  async fillInResident({ firstName, lastName, property, email = '' }: NewResident): Promise<Locator> {
    await this.press('Add Resident');
    const { dialog } = this;
    await dialog.getByLabel('First name').fill(firstName);
    await dialog.getByLabel('Last name').fill(lastName);
    await dialog.getByRole('textbox', { name: 'Email' }).fill(email);
    await dialog.getByRole('combobox', { name: 'Property' }).fill(property);
    await this.page.getByRole('option', { name: property }).click();
    return dialog;
  }

  /** The row of the list that speaks of a person. */
  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  /** What the badge in a person's row says. */
  badge(name: string): Promise<string> {
    return this.row(name)
      .getByText(/^(Pending|Invited|Active|Inactive)$/)
      .filter({ visible: true })
      .innerText();
  }

  /** Opens the three-dot menu of a row and tells what it offers. */
  async openMenu(name: string): Promise<string[]> {
    await this.row(name).getByRole('button', { name: `Actions for` }).click();
    const items = this.page.getByRole('menuitem');
    await items.first().waitFor();
    return items.allInnerTexts();
  }

  /** Opens the three-dot menu of a row and selects an action. */
  async select(name: string, action: string): Promise<void> {
    await this.openMenu(name);
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** Waits for a toast that says so. */
  async toast(words: string | RegExp): Promise<void> {
    await this.page.getByRole('alert').or(this.page.getByRole('status')).filter({ hasText: words }).first().waitFor();
  }
}
