// The main flow of each document by keyboard alone: no pointer is used in this file, and no element is focused but by its keys.
import type { Page } from 'playwright-core';
import { address, crowd, getResident, openCommunity, residentIn } from '../community';
import { watchToItsEnd } from './compose';
import type { Desk } from './desk';
import { describeInBrowser } from './stage';

const MOST_TABS = 60;

describeInBrowser('By keyboard alone', (stage) => {
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    desk = await stage.desk();
    ({ page } = desk);
  });

  /** Presses Tab, or another key, until what is named so has the focus. */
  const tabTo = async (name: string | RegExp, key = 'Tab') => {
    const said = async () =>
      (
        await page
          .locator(':focus')
          .ariaSnapshot()
          .catch(() => '')
      ).split('\n')[0]!;
    for (let n = 0; n < MOST_TABS; n += 1) {
      await page.keyboard.press(key);
      const line = await said();
      if (typeof name === 'string' ? line.includes(`"${name}"`) : name.test(line)) return;
    }
    throw new Error(`No ${MOST_TABS} Tabs lead to ${name}.`);
  };
  const pressAt = async (name: string | RegExp) => {
    await tabTo(name);
    await page.keyboard.press('Enter');
  };

  it('a resident is added and invited, then invited again from the menu of the row', async () => {
    const { id } = await openCommunity(stage.api, 1, { name: 'Maple Court' });
    const email = address();
    await page.goto(`${desk.url}/communities/${id}/residents`);
    await page.getByRole('heading', { name: 'Residents' }).waitFor();
    await page.keyboard.press('n');
    await desk.dialog.getByLabel('First name').waitFor();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Byron');
    await tabTo('Property');
    await page.keyboard.type('1 Elm');
    await page.getByRole('option', { name: '1 Elm St' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo('Email');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await desk.toast('The invitation to Ada Byron was sent.');
    await tabTo(/^- row/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Resend Invitation' }).waitFor();
    await tabTo('Resend Invitation', 'ArrowDown');
    await page.keyboard.press('Enter');
    expect((await stage.system.mailbox.mailTo(email, 2)).text).toContain('Ada');
  });

  it('a whole community is invited, from Communities to the end of the send', async () => {
    await crowd(stage.api, 12, 'keys', { name: 'Quill Point' });
    await page.goto(desk.url);
    await page.getByRole('link', { name: 'Quill Point' }).waitFor();
    await pressAt('Quill Point');
    await page.getByRole('link', { name: 'Manage' }).waitFor();
    await pressAt('Manage');
    await page.getByRole('button', { name: 'Select All' }).waitFor();
    await pressAt('Filter');
    await tabTo('Email Addresses');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Owners with Emails' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pressAt('Apply');
    await pressAt('Select All');
    await pressAt('Actions (12)');
    await page.getByRole('menuitem', { name: 'Send Owner Access Invite' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Send Message' }).waitFor();
    await pressAt('Generate & Review');
    await page.getByRole('tab', { name: 'Will be mailed (12)' }).waitFor();
    await pressAt('Send');
    await desk.dialog.waitFor();
    await pressAt('Send 12 emails');
    await watchToItsEnd(desk, 12);
    expect(stage.system.mailbox.all.filter(({ to }) => to[0]?.startsWith('keys.')).length).toBe(12);
  });

  it('a resident opens the link, presses a key, and reports what needs repair', async () => {
    const place = await openCommunity(stage.api, 1, { name: 'Oak Lane' });
    const email = address();
    const id = await residentIn(place, { email, sendInvitation: true });
    const { link } = await stage.system.mailbox.mailTo(email);
    page = await stage.laptop();
    await page.goto(link);
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    await pressAt('Requests');
    await page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    await pressAt('New request');
    await page.getByRole('heading', { name: 'Report what needs repair' }).waitFor();
    await tabTo('What is it about?');
    await page.keyboard.type('The kitchen tap drips');
    await tabTo('What kind of work is it?');
    await page.keyboard.type('Plumbing');
    await tabTo('Description');
    await page.keyboard.type('Since Monday.');
    await pressAt(/button "Send/);
    await page.getByRole('heading', { name: 'The kitchen tap drips' }).waitFor();
    expect((await getResident(stage.api, id)).portalStatus).toBe('active');
  });
});
