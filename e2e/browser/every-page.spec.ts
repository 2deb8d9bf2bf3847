// Every page of both web apps, in light and dark: no serious fault of accessibility. That no page asks a third party or breaks its
// content security policy is looked after in every browser test; here it is so for every page.
import type { Page } from 'playwright-core';
import { settled } from '../../dev/chromium';
import { dashboardPages, portalPages, publicPages } from '../../dev/screenshots/pages';
import { address, crowd, invitedIn, residentIn, residents } from '../community';
import { reviewedIn, sentIn } from '../message';
import { oneOfEverything } from '../things';
import { hiddenFocus, seriousFaults } from './faults';
import { overlays } from './overlays';
import { describeInBrowser, expectSoon } from './stage';

/** What the two wizards are given, with a row that is of no use, and what is pressed to go on. */
const importSteps = {
  import: { csv: Buffer.from('property,name\n8 Elm St,Cleo Cole\n,Nobody\n'), steps: [/^Import 1 resident/] },
  'ledger-import': {
    csv: Buffer.from('property,amount,date\n1 Elm St,120.50,2026-05-01\nNowhere,1,2026-05-01\n'),
    steps: ['Import account figures'],
  },
};

describeInBrowser('Every page', (stage) => {
  let staff: Page;
  let resident: Page;
  let stranger: Page;
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    const { api, mailbox } = stage.system;
    const { place, ids } = await oneOfEverything(api, mailbox);
    const email = address();
    await invitedIn(place, email);
    await residentIn(place, { email: address('gone'), firstName: 'Bob', lastName: 'Baker' });
    await residentIn(place, { email: 'office@example.com', firstName: 'Cleo', lastName: 'Cole' });
    const reviewed = await reviewedIn(place);
    const sent = await sentIn(place, { purpose: 'notice', subject: 'The pool', body: 'It opens in May.' });
    const [active] = (await residents(place, 'status=active')).items;
    const messages = { draftId: ids.message, reviewedId: reviewed.id, sentId: sent.id };
    const shown = { communityId: place.id, residentId: active!.id, requestId: ids.request, ...messages };
    const { link } = await mailbox.mailTo(email);
    Object.assign(paths, dashboardPages(shown), portalPages(shown), publicPages(link));
    staff = (await stage.desk()).page;
    [resident, stranger] = [await stage.laptop(), await stage.laptop()];
    const before = mailbox.countTo(active!.email!);
    await api.ask('POST', '/portal/sign-in-links', { email: active!.email });
    await resident.goto((await mailbox.mailTo(active!.email!, before + 1)).link);
    await resident.keyboard.press('Enter');
    await settled(resident);
  });

  const open = (page: Page, name: string) => page.goto(new URL(paths[name]!, stage.system.url).href);
  const faultsAt = async (page: Page, name: string) => {
    await open(page, name);
    return seriousFaults(page);
  };
  const nothing = { communityId: '', residentId: '', requestId: '', draftId: '', reviewedId: '', sentId: '' };

  it.each(Object.keys(dashboardPages(nothing)))('%s has no serious fault', async (name) => {
    expect(await faultsAt(staff, name)).toEqual([]);
  });

  it.each(Object.keys(portalPages(nothing)))('%s has no serious fault', async (name) => {
    expect(await faultsAt(resident, name)).toEqual([]);
  });

  it.each(Object.keys(publicPages('')))('%s has no serious fault', async (name) => {
    expect(await faultsAt(stranger, name)).toEqual([]);
  });

  it.each(Object.keys(overlays))('over a page %s has no serious fault, and gives the focus back', async (name) => {
    const overlay = overlays[name]!;
    const page = overlay.page.startsWith('portal-') ? resident : staff;
    if (new URL(page.url()).pathname !== paths[overlay.page]) await open(page, overlay.page);
    const named = { name: overlay.press, exact: typeof overlay.press === 'string' };
    const opener = page.getByRole('button', named).first();
    await opener.press('Enter');
    if (overlay.item) await page.getByRole('menuitem', { name: overlay.item, exact: true }).press('Enter');
    await page.getByRole(overlay.shows).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expectSoon(() => opener.and(page.locator(':focus')).count(), 1);
  });

  it.each(Object.entries(importSteps))('the steps of %s have no serious fault', async (name, { csv, steps }) => {
    await open(staff, name);
    await staff.locator('input[type="file"]').setInputFiles({ name: 'file.csv', mimeType: 'text/csv', buffer: csv });
    for (const step of steps) {
      const button = staff.getByRole('button', { name: step, disabled: false });
      await button.waitFor();
      expect(await seriousFaults(staff)).toEqual([]);
      await button.click();
    }
    await staff.getByRole('button', { name: 'Import another file' }).waitFor();
    expect(await seriousFaults(staff)).toEqual([]);
  });

  it.each(['residents', 'owner-access'])('on %s the focus is never hidden under a bar that sticks', async (page) => {
    const { id } = await crowd(stage.api, 120, page.slice(0, 3));
    await staff.goto(`${stage.system.url}/communities/${id}/${page}`);
    await settled(staff);
    const hidden: (string | null)[] = [];
    const walk = async (key: string, times: number) => {
      for (let n = 0; n < times; n += 1) {
        await staff.keyboard.press(key);
        hidden.push(await hiddenFocus(staff));
      }
    };
    await walk('Tab', 25);
    await staff.locator('tr[tabindex="0"]').focus();
    await walk('ArrowDown', 15);
    await walk('Shift+Tab', 3);
    await walk('Tab', 6);
    await staff.locator('tr[tabindex="0"]').focus();
    await walk('ArrowUp', 12);
    expect(hidden.filter(Boolean)).toEqual([]);
  });
});
