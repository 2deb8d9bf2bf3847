// "Send Mass (or bulk) Owner Access invitations", step by step, by the words of that document: up to the review.
import { address, invitedIn, openCommunity, residentIn, type Place } from '../../community';
import { activated } from '../../portal';
import {
  chooseInvite,
  composeToAll,
  editor,
  filterOwnersWithEmails,
  generateAndReview,
  manageOwnerAccess,
} from '../compose';
import type { Desk } from '../desk';
import { expectSoon, type Stage } from '../stage';

export function ownerAccess(stage: Stage): void {
  let place: Place;
  let desk: Desk;

  beforeAll(async () => {
    place = await openCommunity(stage.api, 3, { name: 'Heron Lake', replyTo: 'office@heron-lake.example' });
    const at = (n: number) => ({ propertyId: place.homes[n]! });
    await residentIn(place, { email: address(), firstName: 'Ann', lastName: 'Abel', ...at(0) });
    await residentIn(place, { email: address(), firstName: 'Ben', lastName: 'Baker', ...at(1) });
    await residentIn(place, { firstName: 'Cy', lastName: 'Cole', ...at(2) });
    await residentIn(place, { email: address(), kind: 'tenant', firstName: 'Dot', lastName: 'Dale', ...at(2) });
    const registered = address();
    await invitedIn(place, registered, { firstName: 'Eve', lastName: 'Eames', ...at(0) });
    await activated(stage.system.url, (await stage.system.mailbox.mailTo(registered)).link);
    desk = await stage.desk();
  });
  beforeEach(() => manageOwnerAccess(desk, 'Heron Lake'));

  const names = () => desk.page.getByRole('row').filter({ has: desk.page.getByRole('checkbox') });
  const chosen = () => desk.page.getByRole('status').filter({ hasText: 'selected' }).innerText();

  it('B1 Unregistered and Registered have their counts, and the share registered is told', async () => {
    expect(await desk.page.getByRole('tab').allInnerTexts()).toEqual(['Unregistered (4)', 'Registered (1)']);
    await desk.page.getByText('1 of 5 registered').waitFor();
    await desk.page.getByRole('tab', { name: 'Registered (1)' }).click();
    expect(await desk.badge('Eve Eames')).toBe('Active');
  });

  it('B2 Owners with Emails, then Apply: the panel folds away, and the filter stays in force and is told', async () => {
    await expectSoon(() => names().count(), 3); // owners, to begin with
    await filterOwnersWithEmails(desk);
    await expectSoon(() => names().count(), 2);
    await desk.page.reload();
    await expectSoon(() => names().count(), 2);
    await desk.press('Remove the filter Owners with Emails');
    await expectSoon(() => names().count(), 3);
  });

  it('B3 B4 Select All takes everyone who matches; check marks go out and in; Actions tells the number', async () => {
    await filterOwnersWithEmails(desk);
    await desk.press('Select All');
    await expectSoon(chosen, '2 of 2 selected');
    await desk.page.getByRole('checkbox', { name: 'Select Ben Baker' }).uncheck();
    await expectSoon(chosen, '1 of 2 selected');
    await desk.page.getByRole('button', { name: 'Actions (1)' }).waitFor();
    await desk.page.getByRole('checkbox', { name: 'Select Ben Baker' }).check();
    await desk.page.getByRole('button', { name: 'Actions (2)' }).waitFor();
  });

  it("B4 a row's own icon sends to that one person", async () => {
    const email = address();
    await residentIn(place, { email, firstName: 'Flo', lastName: 'Frost', propertyId: place.homes[0]! });
    await desk.page.reload();
    await desk.press('Send Invitation: Flo Frost');
    await desk.toast('The invitation to Flo Frost was sent.');
    await expectSoon(() => desk.badge('Flo Frost'), 'Invited');
    expect(stage.system.mailbox.countTo(email)).toBe(1);
  });

  it('B5 Send Message: To lists them, removable; Subject and Message are prefilled; From is the reply-to of the community', async () => {
    await filterOwnersWithEmails(desk);
    await desk.page.getByRole('checkbox', { name: 'Select Ann Abel' }).check();
    await desk.page.getByRole('checkbox', { name: 'Select Ben Baker' }).check();
    await chooseInvite(desk, 2);
    await desk.press('Show who');
    await desk.press('Take out Ben Baker');
    await desk.page.getByText('1 recipient', { exact: true }).waitFor();
    expect(await desk.page.getByRole('textbox', { name: 'Subject' }).inputValue()).not.toBe('');
    expect(await editor(desk).innerText()).toContain('{{activationButton}}');
    expect(await desk.page.getByLabel('From (Reply To)').inputValue()).toBe('office@heron-lake.example');
  });

  it('B6 Save draft keeps it unsent; it is found again in the Community Activity Feed, finished later, and deleted', async () => {
    await filterOwnersWithEmails(desk);
    await composeToAll(desk, 3);
    await editor(desk).fill('The pool opens in May.');
    await desk.press('Save draft');
    await desk.toast('The draft is saved.');
    await desk.openCommunity('Heron Lake');
    const feed = desk.page.getByRole('list', { name: 'Community Activity Feed' });
    await feed.getByRole('link', { name: 'Heron Lake' }).first().waitFor(); // by name, where the draft has a merge field
    await feed.getByRole('listitem').filter({ hasText: 'Draft' }).first().getByRole('link').first().click();
    expect(await editor(desk).innerText()).toContain('The pool opens in May.');
    await desk.press('Delete');
    await desk.dialog.getByRole('button', { name: 'Delete' }).click();
    await desk.toast('The message was deleted.');
  });

  it('B6 B7 Generate & Review: who will be mailed, who will not and why, and the exact mail; nothing is sent', async () => {
    const before = stage.system.mailbox.all.length;
    await composeToAll(desk, 4);
    await generateAndReview(desk);
    expect(await desk.page.getByRole('tab').allInnerTexts()).toEqual(['Will be mailed (3)', 'Will not be mailed (1)']);
    await desk.page.getByRole('button', { name: /^Ann Abel/ }).click();
    const mail = desk.page.getByRole('region', { name: 'The email to Ann Abel' });
    await mail.frameLocator('iframe').getByText('Activate My Account').first().waitFor();
    await mail.getByText('Plain text').click();
    await mail.getByText('Ann Abel').first().waitFor();
    await desk.press('Next recipient');
    await desk.page.getByRole('region', { name: 'The email to Ben Baker' }).waitFor();
    await desk.page.getByRole('tab', { name: /^Will not/ }).click();
    await desk.page.getByRole('button', { name: 'No email address' }).click();
    await desk.page.getByText('Cy Cole').waitFor();
    expect(stage.system.mailbox.all.length).toBe(before);
  });
}
