// "What Residents See": from the mail, by its button, into the portal; at a computer and on a phone.
import type { Page } from 'playwright-core';
import { address, getResident, invitedIn, openCommunity, standing, type Place } from '../../community';
import { expectToSee, type Stage } from '../stage';

export function activation(stage: Stage): void {
  let place: Place;

  beforeAll(async () => {
    const settings = { name: 'Maple Court', senderName: 'Maple Court HOA', replyTo: 'office@maple-court.example' };
    place = await openCommunity(stage.api, 2, settings);
  });

  const invited = async (values = {}) => {
    const email = address();
    const id = await invitedIn(place, email, { firstName: 'Ada', lastName: 'Byron', ...values });
    return { id, email };
  };
  /** A window with the `n`th mail to an address, as a mail reader shows it. */
  const mailTo = async (email: string, n = 1) => {
    const page = await stage.laptop();
    await page.setContent((await stage.system.mailbox.mailTo(email, n)).html);
    return page;
  };
  /** The window that the button of that mail opens. */
  const pressButton = async (email: string, n = 1) => {
    const mail = await mailTo(email, n);
    const opened = mail.waitForEvent('popup');
    await mail.getByRole('link', { name: 'Activate My Account' }).first().click();
    return opened;
  };
  const status = async (id: string) => (await getResident(stage.api, id)).portalStatus;

  it('A9 the email greets by name, names the property and what the portal is for, and says when the link expires', async () => {
    const { email } = await invited();
    const mail = await mailTo(email);
    const text = await mail.locator('body').innerText();
    for (const part of ['Ada', '1 Elm St', 'invoices', 'repair', 'notices', '7 days']) expect(text).toContain(part);
    await mail.getByRole('link', { name: 'Activate My Account' }).first().waitFor();
  });

  it('A11 A13 the button opens the welcome page; the first key of a person signs them in, with no password', async () => {
    const { id, email } = await invited();
    const page = await pressButton(email);
    await page.getByRole('heading', { name: 'Welcome, Ada' }).waitFor();
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, 200);
    await page.keyboard.press('Tab');
    expect(await status(id)).toBe('invited');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    expect(await status(id)).toBe('active');
  });

  it('A11 a resident on a phone touches the page once and is in the portal', async () => {
    const { id, email } = await invited();
    const page = await stage.phone();
    await page.goto((await stage.system.mailbox.mailTo(email)).link);
    await page.getByRole('heading', { name: 'Welcome, Ada' }).tap();
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    expect(await status(id)).toBe('active');
    for (const name of ['Account', 'Requests', 'Notices', 'Documents']) {
      await page.getByRole('navigation').getByRole('link', { name }).tap();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect(await overflow(page)).toBe(0);
    }
  });

  it('A11 without scripts the one visible button does it', async () => {
    const { id, email } = await invited();
    const page = await stage.laptop({ javaScriptEnabled: false });
    await page.goto((await stage.system.mailbox.mailTo(email)).link);
    await page.getByRole('button', { name: 'Activate My Account' }).click();
    await standing(stage.api, id, 'active');
    expect(new URL(page.url()).pathname).toMatch(/^\/portal/);
  });

  it('A8 A10 an earlier link says that a newer one was sent, and sends a new link that works', async () => {
    const { id, email } = await invited();
    await stage.api.post(`/residents/${id}/invitation`);
    await stage.system.mailbox.mailTo(email, 2);
    const page = await pressButton(email);
    await page.getByRole('heading', { name: 'A newer link was sent' }).waitFor();
    await page.getByRole('button', { name: 'Send Me a New Link' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    const fresh = await pressButton(email, 3);
    await fresh.getByRole('button', { name: 'Activate My Account' }).click();
    await expectToSee(fresh.getByRole('heading', { name: 'Hello, Ada' }));
  });

  it('A10 a link that has expired says so and offers a new one; a revoked one names whom to ask', async () => {
    const [expired, revoked] = [await invited(), await invited()];
    await stage.system.letDaysPass(expired.id, 8);
    await stage.api.delete(`/residents/${revoked.id}/invitation`);
    const late = await pressButton(expired.email);
    await late.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await late.getByRole('button', { name: 'Send Me a New Link' }).waitFor();
    const gone = await pressButton(revoked.email);
    await gone.getByRole('heading', { name: 'This invitation was withdrawn' }).waitFor();
    const ask = gone.getByRole('link', { name: 'Ask Maple Court HOA' });
    expect(await ask.getAttribute('href')).toBe('mailto:office@maple-court.example');
  });

  it('A10 a link that was used leads to sign-in, not to an error; the mailed link signs in again', async () => {
    const { email } = await invited();
    const page = await stage.laptop();
    const { link } = await stage.system.mailbox.mailTo(email);
    await page.goto(link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    const other = await stage.laptop();
    await other.goto(link);
    await other.getByText('that link was used already').waitFor();
    await other.getByLabel('Email address').fill(email);
    await other.getByRole('button', { name: 'Email Me a Link' }).click();
    await other.goto((await stage.system.mailbox.mailTo(email, 2)).link);
    await other.getByRole('button', { name: 'Sign In' }).click();
    await expectToSee(other.getByRole('heading', { name: 'Hello, Ada' }));
  });

  it('A12 a second home is linked to the account that the address has, and the portal switches between both', async () => {
    const { email } = await invited();
    const lake = await openCommunity(stage.api, 0, { name: 'Lake View' });
    const home = await stage.api.post<{ id: string }>(`/communities/${lake.id}/properties`, { name: '9 Shore Road' });
    await invitedIn(lake, email, { propertyId: home.id, firstName: 'Ada', lastName: 'Byron' });
    const page = await stage.laptop();
    for (const n of [1, 2]) {
      await page.goto((await stage.system.mailbox.mailTo(email, n)).link);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    }
    await expectToSee(page.getByLabel('9 Shore Road: switch to another of your homes'));
    for (const other of ['1 Elm St', '9 Shore Road']) {
      await page.getByLabel('switch to another of your homes').click();
      await page.getByRole('link', { name: other }).click();
      await expectToSee(page.getByLabel(`${other}: switch to another of your homes`));
    }
  });

  it('A12 whoever is signed in with another account is asked first, and nothing is linked unasked', async () => {
    const [ada, charles] = [await invited(), await invited({ firstName: 'Charles', lastName: 'Babbage' })];
    const page = await stage.laptop();
    await page.goto((await stage.system.mailbox.mailTo(ada.email)).link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    await page.goto((await stage.system.mailbox.mailTo(charles.email)).link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are signed in with another account' }).waitFor();
    await page.getByText(`You are signed in as ${ada.email}`).waitFor();
    expect(await status(charles.id)).toBe('invited');
    await page.getByRole('button', { name: 'No, sign out and start anew' }).click();
    await page.getByRole('button', { name: 'Activate My Account' }).click();
    await page.getByRole('heading', { name: 'Hello, Charles' }).waitFor();
  });

  it('A13 staff see Active, with both invitation actions gone', async () => {
    const { email } = await invited({ firstName: 'Mary', lastName: 'Somerville' });
    const desk = await stage.desk();
    await desk.openCommunity('Maple Court');
    await desk.goTo('Residents');
    expect(await desk.badge('Mary Somerville')).toBe('Invited');
    const page = await stage.phone();
    await page.goto((await stage.system.mailbox.mailTo(email)).link);
    await page.getByRole('button', { name: 'Activate My Account' }).tap();
    await page.getByRole('heading', { name: 'Hello, Mary' }).waitFor();
    await desk.page.reload();
    expect(await desk.badge('Mary Somerville')).toBe('Active');
    const offered = await desk.openMenu('Mary Somerville');
    expect(offered.filter((item) => item.includes('Invitation'))).toEqual([]);
  });
}

/** By how many pixels a page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
