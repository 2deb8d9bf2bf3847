// The main flow of each document, and what may be done while a send runs and after it.
import { address, crowd, openCommunity, residentIn } from '../../community';
import { draftIn, generated, messageWhen, sent } from '../../message';
import { watchToItsEnd } from '../compose';
import type { Desk } from '../desk';
import { Keys } from '../keys';
import type { Stage } from '../stage';

export function documentFlows(stage: Stage): void {
  let desk: Desk;
  let keys: Keys;

  beforeAll(async () => {
    desk = await stage.desk();
    keys = new Keys(desk.page);
  });

  it('a resident is added and invited, then invited again from the menu of the row', async () => {
    const { page } = keys;
    const { id } = await openCommunity(stage.api, 1, { name: 'Maple Court' });
    const email = address();
    await page.goto(`${desk.url}/communities/${id}/residents`);
    await page.getByRole('heading', { name: 'Residents' }).waitFor();
    await page.keyboard.press('n');
    await keys.arriveAt('First name');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Byron');
    await keys.type('Property', '1 Elm');
    await page.getByRole('option', { name: '1 Elm St' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await keys.type('Email', email);
    await page.keyboard.press('Enter');
    await desk.toast('The invitation to Ada Byron was sent.');
    await keys.press(/^- row/);
    await page.getByRole('menuitem', { name: 'Resend Invitation' }).waitFor();
    await keys.tabTo('Resend Invitation', 'ArrowDown');
    await page.keyboard.press('Enter');
    expect((await stage.system.mailbox.mailTo(email, 2)).text).toContain('Ada');
  });

  it('a whole community is invited, from Communities to the end of the send', async () => {
    const { page } = keys;
    await crowd(stage.api, 12, 'keys', { name: 'Quill Point' });
    await page.goto(desk.url);
    await page.getByRole('link', { name: 'Quill Point' }).waitFor();
    await keys.press('Quill Point');
    await page.getByRole('link', { name: 'Manage' }).waitFor();
    await keys.press('Manage');
    await page.getByRole('button', { name: 'Select All' }).waitFor();
    await keys.press('Filter');
    await keys.tabTo('Email Addresses');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Owners with Emails' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await keys.press('Apply');
    await keys.press('Select All');
    await keys.press('Actions (12)');
    await page.getByRole('menuitem', { name: 'Send Owner Access Invite' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Send Message' }).waitFor();
    await keys.press('Generate & Review');
    await page.getByRole('tab', { name: 'Will be mailed (12)' }).waitFor();
    await keys.press('Send');
    await desk.dialog.waitFor();
    await keys.press('Send 12 emails');
    await watchToItsEnd(desk, 12);
    expect(stage.system.mailbox.all.filter(({ to }) => to[0]?.startsWith('keys.')).length).toBe(12);
  });

  it('an address is corrected on the spot', async () => {
    const { page } = keys;
    const elm = await openCommunity(stage.api, 1, { name: 'Elm Row' });
    const right = address();
    await residentIn(elm, { email: address('gone'), firstName: 'Bob', lastName: 'Baker' });
    const { id } = await generated(stage.api, (await draftIn(elm)).id);
    await sent(stage.api, id);
    await page.goto(`${desk.url}/messages/${id}`);
    await page.getByRole('button', { name: 'Correct the address of Bob Baker' }).waitFor();
    await keys.press('Correct the address of Bob Baker');
    await keys.arriveAt('Email');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(right);
    await page.keyboard.press('Enter');
    await desk.toast('The mail to Bob Baker is on its way again.');
    await stage.system.mailbox.mailTo(right);
    await keys.arriveAt(/^- (row|heading|button)/);
  });

  it('a running send is paused, resumed, paused again and cancelled', async () => {
    const { page } = keys;
    const dunes = await crowd(stage.api, 600, 'slow', { name: 'Dune Park' });
    const { id } = await generated(stage.api, (await draftIn(dunes)).id);
    await stage.api.post(`/messages/${id}/send`, {});
    await page.goto(`${desk.url}/messages/${id}`);
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await keys.press('Pause');
    await keys.arriveAt('Resume');
    await page.keyboard.press('Enter');
    await keys.arriveAt('Pause');
    await page.keyboard.press('Enter');
    await keys.arriveAt('Resume');
    await keys.tabTo('Cancel the send', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await keys.confirm('Cancel the send');
    await messageWhen(stage.api, id, ({ status }) => status === 'cancelled');
    await keys.arriveAt(/^- heading/);
  });
}
