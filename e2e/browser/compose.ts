// From Owner Access → Manage to a message, as the second document walks it.
import type { Locator } from 'playwright-core';
import type { Desk } from './desk';

/** Steps 1 to 3: Portfolio → Communities → the community; under Owner Access Manage; the tab Unregistered. */
export async function manageOwnerAccess(desk: Desk, community: string): Promise<void> {
  await desk.openCommunity(community);
  await desk.page.getByRole('region', { name: 'Owner Access' }).getByRole('link', { name: 'Manage' }).click();
  await desk.page.getByRole('tab', { name: /^Unregistered/ }).click();
}

/** Steps 4 to 6: opens the filter, chooses Owners with Emails, applies; the panel folds away. */
export async function filterOwnersWithEmails(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.press('Filter');
  await page.getByRole('combobox', { name: 'Email Addresses' }).click();
  await page.getByRole('option', { name: 'Owners with Emails' }).click();
  await desk.press('Apply');
  await page.getByRole('button', { name: 'Apply' }).waitFor({ state: 'hidden' });
}

/** Steps 7 and 8: Select All, then Actions → Send Owner Access Invite; done when the Send Message page is there. */
export async function composeToAll(desk: Desk, chosen: number): Promise<void> {
  await desk.press('Select All');
  await chooseInvite(desk, chosen);
}

/** Step 8 for those who are chosen: their number stands beside the word Actions. */
export async function chooseInvite(desk: Desk, chosen: number): Promise<void> {
  await desk.press(`Actions (${chosen.toLocaleString('en-US')})`);
  await desk.page.getByRole('menuitem', { name: 'Send Owner Access Invite' }).click();
  await desk.page.getByRole('heading', { level: 1, name: 'Send Message' }).waitFor();
  await editor(desk).waitFor();
}

/** Where the message is written. */
export function editor(desk: Desk): Locator {
  return desk.page.getByRole('textbox', { name: 'Message', exact: true });
}

/** Step 10: Generate & Review; done when it can be reviewed. */
export async function generateAndReview(desk: Desk): Promise<void> {
  await desk.press('Generate & Review');
  await desk.page.getByRole('tab', { name: /^Will be mailed/ }).waitFor();
}

/** Steps 11 and 12: Send, and the last question, which names the number. */
export async function send(desk: Desk, emails: string): Promise<void> {
  await desk.press('Send');
  await desk.dialog.getByRole('button', { name: `Send ${emails}` }).click();
}

/** What the running message says of its end: `12 of 12 done`. */
export function progress(desk: Desk): Locator {
  return desk.page.getByRole('status').filter({ hasText: / done/ });
}

/** Waits until everyone's mail of a message has ended. */
export async function watchToItsEnd(desk: Desk, people: number, timeout?: number): Promise<void> {
  const all = people.toLocaleString('en-US');
  await progress(desk)
    .filter({ hasText: `${all} of ${all} done` })
    .waitFor({ timeout });
  await desk.page.getByText('Sent', { exact: true }).first().waitFor();
}
