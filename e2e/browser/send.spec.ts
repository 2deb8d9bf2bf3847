// "Send Mass (or bulk) Owner Access invitations", from the review on: the send, watched to its end, and what may be done meanwhile.
import { address, crowd, getResident, openCommunity, residentIn, residents } from '../community';
import { generated, draftIn, messageWhen } from '../message';
import { newColleague } from '../staff';
import {
  composeToAll,
  editor,
  filterOwnersWithEmails,
  generateAndReview,
  manageOwnerAccess,
  progress,
  send,
  watchToItsEnd,
} from './compose';
import type { Desk } from './desk';
import { expectSoon, expectToSee, describeInBrowser, type Stage } from './stage';

const CROWD = 1000;

/** A second: so that a thousand take ten, and there is time to pause and to cancel. */
const MAIL_RATE_PER_SECOND = '100';

function sends(stage: Stage): void {
  let desk: Desk;

  beforeAll(async () => {
    desk = await stage.desk();
  });

  const arrived = (word: string) => stage.system.mailbox.all.filter(({ to }) => to[0]?.startsWith(`${word}.`)).length;
  const openMessage = (by: Desk, communityId: string, id: string) =>
    by.page.goto(`${by.url}/communities/${communityId}/messages/${id}`);

  it('B4 to B14 a send to 1,000 owners, from Select All to its end, with attachment, recap and guide', async () => {
    const guide = 'https://guides.example.com/portal';
    await crowd(stage.api, CROWD, 'mass', { name: 'Heron Pointe', instructionGuideUrl: guide });
    const office = address('office');
    await manageOwnerAccess(desk, 'Heron Pointe');
    await filterOwnersWithEmails(desk);
    await composeToAll(desk, CROWD);
    await editor(desk).press('Control+End');
    await editor(desk).pressSequentially(' The pool opens in May.');
    const chooser = desk.page.waitForEvent('filechooser');
    await desk.press('Attach files');
    await (
      await chooser
    ).setFiles([
      { name: 'welcome.txt', mimeType: 'text/plain', buffer: Buffer.from('Welcome home.') },
      { name: 'rules.txt', mimeType: 'text/plain', buffer: Buffer.from('No trumpets after ten.') },
    ]);
    await desk.page.getByRole('button', { name: 'Remove rules.txt' }).waitFor();
    await desk.page.getByRole('combobox', { name: 'Summary' }).fill(office);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('textbox', { name: 'From (Reply To)' }).fill('board@heron-pointe.example');
    await generateAndReview(desk);
    await send(desk, '1,000 emails');
    await progress(desk).waitFor();
    await watchToItsEnd(desk, CROWD, 60_000);
    expect(arrived('mass')).toBe(CROWD);
    const mail = await stage.system.mailbox.read(
      stage.system.mailbox.all.find(({ to }) => to[0]?.startsWith('mass.'))!,
    );
    expect(mail.text).toContain('The pool opens in May.');
    expect(mail.text).toContain(guide);
    expect(mail.replyTo).toBe('board@heron-pointe.example');
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['welcome.txt', 'rules.txt']);
    expect((await stage.system.mailbox.mailTo(office)).text).toContain('1,000');
  });

  it('B10 afterwards an invitation can be sent again, and the earlier link dies', async () => {
    const place = await openCommunity(stage.api, 1, { name: 'Birch Grove' });
    const email = address();
    await residentIn(place, { email, firstName: 'Ann', lastName: 'Abel' });
    for (const action of ['Send', 'Resend']) {
      await manageOwnerAccess(desk, 'Birch Grove');
      await desk.press(`${action} Invitation: Ann Abel`);
      await desk.toast('The invitation to Ann Abel was sent.');
    }
    const [first, second] = [await stage.system.mailbox.mailTo(email), await stage.system.mailbox.mailTo(email, 2)];
    expect(second.token).not.toBe(first.token);
  });

  it('B7 a message can be scheduled, by the clock of the community, and taken back', async () => {
    const place = await crowd(stage.api, 2, 'later', { name: 'Cedar Rise', timezone: 'America/Denver' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await desk.press('Schedule');
    await desk.dialog.getByText('America/Denver').waitFor();
    await desk.dialog.getByRole('button', { name: 'Schedule 2 emails' }).click();
    await desk.toast('Scheduled for');
    await messageWhen(stage.api, id, ({ status }) => status === 'scheduled');
    await desk.press('Cancel the send');
    await desk.dialog.getByRole('button', { name: 'Cancel the send' }).click();
    await messageWhen(stage.api, id, ({ status }) => status === 'cancelled');
    expect(arrived('later')).toBe(0);
  });

  it('B14 a Send can be undone for as long as the community lets it: then it is in review again, and nobody was mailed', async () => {
    const place = await crowd(stage.api, 2, 'undone', { name: 'Gull Cove' });
    await desk.page.goto(`${desk.url}/communities/${place.id}/settings`);
    const seconds = desk.page.getByRole('textbox', { name: 'Seconds to undo a Send' });
    await seconds.fill('30');
    await seconds.press('Enter');
    await desk.toast('The settings are saved.');
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await send(desk, '2 emails');
    await desk.toast('It goes out in a moment.');
    // The page moves when it learns of the Send: what is pressed before would be missed.
    await desk.page.getByText('Nobody has been mailed yet.').waitFor();
    await desk.page.getByRole('button', { name: 'Undo' }).first().click();
    await desk.toast('It is in review again. Nobody was mailed.');
    await desk.page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect((await messageWhen(stage.api, id, ({ status }) => status === 'in_review')).scheduledAt).toBeNull();
    expect(arrived('undone')).toBe(0);
  });

  it('what is pressed without a connection is refused at once, and not done later', async () => {
    const place = await crowd(stage.api, 2, 'cutoff', { name: 'Lone Point' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await desk.press('Send');
    const connected = (is: boolean) => desk.page.context().setOffline(!is);
    await connected(false);
    await desk.dialog.getByRole('button', { name: 'Send 2 emails' }).click();
    await desk.toast('The server cannot be reached.');
    await connected(true);
    await desk.page.goto(`${desk.url}/communities/${place.id}/messages`);
    expect((await messageWhen(stage.api, id, () => true)).status).toBe('in_review');
    expect(arrived('cutoff')).toBe(0);
  });

  it('B3 whoever was chosen and is removed meanwhile is told of, and stands in the way of nobody', async () => {
    const place = await crowd(stage.api, 2, 'gone', { name: 'Short Street' });
    await manageOwnerAccess(desk, 'Short Street');
    for (const nth of [0, 1]) await desk.page.getByRole('checkbox', { name: `Select Ada Number ${nth}` }).check();
    const { items } = await residents(place);
    await stage.api.delete(`/residents/${items[0]!.id}`);
    const invite = async () => {
      await desk.page.getByRole('button', { name: /^Actions/ }).click();
      await desk.page.getByRole('menuitem', { name: 'Send Owner Access Invite' }).click();
    };
    await invite();
    await desk.toast('Somebody who was chosen is not here any more.');
    await expectToSee(desk.page.getByRole('button', { name: 'Actions (0)' }));
    await desk.page.getByRole('checkbox', { name: /^Select Ada Number/ }).check();
    await invite();
    await desk.page.getByRole('textbox', { name: 'Subject' }).waitFor();
  });

  it('B14 a message that many addresses refuse pauses itself, says why, and goes on when staff say so', async () => {
    const place = await crowd(stage.api, 400, 'gone', { name: 'Ibis Walk' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await send(desk, '400 emails');
    await desk.page.getByText('It paused itself: more than 5% of its mails were refused for good.').waitFor();
    await desk.page.getByRole('button', { name: 'Resume' }).first().click();
    const resumed = await messageWhen(stage.api, id, ({ status }) => status === 'sending');
    expect([resumed.pausedBecause, resumed.counts.recipients]).toEqual([null, 400]);
    await stage.api.post(`/messages/${id}/cancel`);
  });

  it('B13 an address that looks wrong is corrected in review, at one press or all at once, and the mail goes there', async () => {
    const place = await openCommunity(stage.api, 4, { name: 'Ferry Point' });
    const slips = {
      Ann: ['gmial.com', 'gmail.com'],
      Ben: ['hotmial.com', 'hotmail.com'],
      Cleo: ['yahoo.con', 'yahoo.com'],
    };
    for (const [n, [firstName, [slip]]] of Object.entries(slips).entries())
      await residentIn(place, {
        propertyId: place.homes[n]!,
        firstName,
        lastName: 'Abel',
        email: `${firstName}@${slip}`,
      });
    await residentIn(place, {
      propertyId: place.homes[3]!,
      firstName: 'Dan',
      lastName: 'Abel',
      email: 'office@example.com',
    });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await desk.page.getByRole('button', { name: 'Addresses to look at (4)' }).waitFor();
    await desk.page.getByRole('button', { name: /^Use Ann@/ }).press('Enter');
    await desk.page.getByRole('button', { name: 'Addresses to look at (3)' }).waitFor();
    await desk.press('Correct all 2');
    await desk.dialog.getByRole('button', { name: 'Correct 2' }).click();
    await desk.toast('2 addresses were corrected.');
    await desk.press('Correct the address of Dan Abel');
    const right = address();
    await desk.dialog.getByRole('textbox', { name: 'Email' }).fill(right);
    await desk.dialog.getByRole('button', { name: 'Save' }).click();
    await desk.page.getByRole('button', { name: 'Addresses to look at (0)', expanded: false }).waitFor();
    await desk.page.getByText(`${right} · 4 Elm St`).waitFor();
    await send(desk, '4 emails');
    await messageWhen(stage.api, id, ({ status }) => status === 'sent');
    const mailed = [...Object.entries(slips).map(([name, [, meant]]) => `${name}@${meant}`), right];
    expect(mailed.map((email) => stage.system.mailbox.countTo(email))).toEqual([1, 1, 1, 1]);
  });

  it('B14 a running send is paused, resumed and cancelled; who still waits is not mailed', async () => {
    const place = await crowd(stage.api, 600, 'slow', { name: 'Dune Park' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, id);
    await send(desk, '600 emails');
    await desk.press('Pause');
    await desk.page.getByText('Paused', { exact: true }).waitFor();
    await desk.press('Resume');
    await desk.press('Pause');
    await desk.page.getByText('Paused', { exact: true }).waitFor();
    await desk.press('Cancel the send');
    await desk.dialog.getByRole('button', { name: 'Cancel the send' }).click();
    await desk.page.getByText('Cancelled', { exact: true }).first().waitFor();
    const { counts } = await messageWhen(stage.api, id, ({ counts: { sent, cancelled } }) => sent + cancelled === 600);
    expect(arrived('slow')).toBe(counts.sent);
    expect(counts.cancelled).toBeGreaterThan(0);
  });

  it('B14 what was not reached needs attention; the address is corrected on the spot and mailed again', async () => {
    const place = await openCommunity(stage.api, 1, { name: 'Elm Row' });
    const [gone, right] = [address('gone'), address()];
    const id = await residentIn(place, { email: gone, firstName: 'Bob', lastName: 'Baker' });
    await residentIn(place, { email: address(), firstName: 'Ann', lastName: 'Abel' });
    const message = await generated(stage.api, (await draftIn(place)).id);
    await openMessage(desk, place.id, message.id);
    await send(desk, '2 emails');
    await desk.page.getByText('Needs attention').first().waitFor();
    await desk.page.getByRole('link', { name: 'Show them' }).click();
    await desk.press('Correct the address of Bob Baker');
    await desk.dialog.getByRole('textbox', { name: 'Email' }).fill(right);
    await desk.dialog.getByRole('button', { name: 'Send again' }).click();
    await desk.toast('The mail to Bob Baker is on its way again.');
    await stage.system.mailbox.mailTo(right);
    expect((await getResident(stage.api, id)).email).toBe(right);
    await expectSoon(() => desk.page.getByText('Needs attention').count(), 0);
  });

  it('B14 a message that waits for a relay leads its operator there; whoever may not go there is told whom to ask', async () => {
    const place = await crowd(stage.api, 2, 'waits', { name: 'Jay Crossing' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    await desk.page.goto(`${desk.url}/relays`);
    await desk.press('Actions for Standard relay');
    await desk.page.getByRole('menuitem', { name: 'Pause' }).click();
    await desk.toast('Standard relay is paused.');
    await openMessage(desk, place.id, id);
    await send(desk, '2 emails');
    const colleague = await stage.desk(await newColleague(stage.api, { role: 'manager', communityIds: [place.id] }));
    await openMessage(colleague, place.id, id);
    await colleague.page.getByText('Ask an administrator of the organization that runs').waitFor();
    await desk.page.getByRole('link', { name: 'See the relays' }).click();
    await desk.page.getByText('every relay is paused or broken').waitFor();
    await desk.press('Actions for Standard relay');
    await desk.page.getByRole('menuitem', { name: 'Go on' }).click();
    await desk.toast('Standard relay is in use again');
    await messageWhen(stage.api, id, ({ status }) => status === 'sent');
    expect(arrived('waits')).toBe(2);
  });

  it('B14 two staff press Send at once: it is sent once, and both watch the same send', async () => {
    const place = await crowd(stage.api, 20, 'twice', { name: 'Fern Hill' });
    const { id } = await generated(stage.api, (await draftIn(place)).id);
    const manager = await newColleague(stage.api, { role: 'manager', communityIds: [place.id], canSend: true });
    const colleague = await stage.desk(manager);
    const both = [desk, colleague];
    for (const one of both) {
      await openMessage(one, place.id, id);
      await one.press('Send');
    }
    await Promise.all(both.map((one) => one.dialog.getByRole('button', { name: 'Send 20 emails' }).click()));
    await Promise.all(both.map((one) => watchToItsEnd(one, 20)));
    expect(arrived('twice')).toBe(20);
  });
}

describeInBrowser('A message to a whole community', sends, { MAIL_RATE_PER_SECOND });
