// What else staff do in a community.
import type { DocumentView } from '@portico/contracts/documents';
import type { RequestView } from '@portico/contracts/requests';
import { address, getResident, openCommunity, residentIn, residents, type Place } from '../../community';
import { PNG, reportIn } from '../../things';
import { Desk } from '../desk';
import { Keys } from '../keys';
import type { Stage } from '../stage';

export function staffFlows(stage: Stage): void {
  let desk: Desk;
  let keys: Keys;
  let place: Place;
  let people: string[];

  beforeAll(async () => {
    place = await openCommunity(stage.api, 3, { name: 'Reed Bank' });
    const ann = { firstName: 'Ann', lastName: 'Abel', propertyId: place.homes[1]! };
    people = [await residentIn(place, ann), await residentIn(place, { ...ann, firstName: 'Ben' })];
  });

  const openIn = (page: string, heading: string) => keys.open(`${desk.url}/communities/${place.id}/${page}`, heading);

  it('sign-in begins in its first field', async () => {
    const page = await stage.laptop();
    desk = new Desk(page, stage.system.url);
    keys = new Keys(page);
    await keys.open(`${desk.url}/sign-in`, 'Sign in');
    await page.keyboard.type(stage.system.admin.email);
    await keys.type('Password', stage.system.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Communities' }).waitFor();
  });

  it('a roster is imported', async () => {
    await openIn('residents/import', 'Import residents');
    const csv = Buffer.from(`property,name,email\n9 Elm St,Cleo Cole,${address()}\n`);
    await keys.choose('Choose a file', { name: 'roster.csv', mimeType: 'text/csv', buffer: csv });
    await keys.page.getByRole('button', { name: 'Import 1 resident', disabled: false }).waitFor();
    await keys.press('Import 1 resident');
    await keys.page.getByText('roster.csv: imported').waitFor();
    expect((await residents(place, 'search=cleo')).total).toBe(1);
  });

  it('account figures are imported', async () => {
    await openIn('residents/ledger-import', 'Import account figures');
    const csv = Buffer.from(
      'property,amount,date,type\n2 Elm St,120.50,2026-05-01,Invoice\nNowhere,1,2026-05-01,Invoice\n',
    );
    await keys.choose('Choose a file', { name: 'accounts.csv', mimeType: 'text/csv', buffer: csv });
    await keys.arriveAt('Import account figures');
    await keys.page.keyboard.press('Enter');
    await keys.page.getByRole('link', { name: 'Download the problems' }).waitFor();
    await keys.press('See the residents');
    await keys.page.getByRole('heading', { level: 1, name: 'Residents' }).waitFor();
    expect(await stage.api.get(`/residents/${people[0]}/ledger`)).toMatchObject({ balance: 12_050, currency: 'USD' });
  });

  it('residents are selected in the list, and these alone get their emails by Mass Edit', async () => {
    const emails = [address(), address()];
    await openIn('residents', 'Residents');
    await keys.page.getByRole('checkbox', { name: 'Select Ann Abel' }).waitFor();
    for (const name of ['Ann', 'Ben']) {
      await keys.tabTo(`Select ${name} Abel`);
      await keys.page.keyboard.press('Space');
      expect(await keys.isAt(`Select ${name} Abel`)).toBe(true);
    }
    await keys.tabTo('Mass Edit (2)', 'Shift+Tab');
    await keys.page.keyboard.press('Enter');
    await keys.page.getByText('2 selected residents').waitFor();
    expect(await keys.page.getByRole('textbox', { name: /^Email of/ }).count()).toBe(2);
    await keys.type('Email of Ann Abel', emails[0]!);
    await keys.page.keyboard.press('Enter');
    await keys.page.keyboard.type(emails[1]!);
    await keys.press('Save emails (2)');
    await keys.page.getByText('2 saved.').waitFor();
    expect(await Promise.all(people.map(async (id) => (await getResident(stage.api, id)).email))).toEqual(emails);
  });

  it('a setting is changed, and a logo chosen and taken away', async () => {
    await openIn('settings', 'Settings');
    await keys.choose('Upload a logo', { name: 'logo.png', mimeType: 'image/png', buffer: PNG });
    await desk.toast('The logo is in use.');
    await keys.press('Remove');
    await desk.toast('The logo is removed.');
    await keys.type('Sender name', 'Reed Bank HOA');
    await keys.press('Save');
    await desk.toast('The settings are saved.');
    const saved = await stage.api.get(`/communities/${place.id}`);
    expect(saved).toMatchObject({ senderName: 'Reed Bank HOA', logoUrl: null });
  });

  it('a document is added', async () => {
    await openIn('documents', 'Documents');
    // Asked for early: the browser has to be told that nobody sees its own dialog, before it would open one.
    const chooser = keys.page.waitForEvent('filechooser');
    await keys.press('Add document');
    await keys.arriveAt(/button "File/);
    await keys.page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({ name: 'house-rules.txt', mimeType: 'text/plain', buffer: Buffer.from('Be kind.') });
    await keys.tabTo('Title');
    await keys.page.keyboard.press('Enter');
    await desk.toast('house rules was added.');
    const { items } = await stage.api.get<{ items: DocumentView[] }>(`/communities/${place.id}/documents`);
    expect(items.map(({ title }) => title)).toEqual(['house rules']);
  });

  it('a request is answered, and moved on', async () => {
    const { id } = await reportIn(place, stage.system.mailbox);
    await openIn('requests', 'Requests');
    await keys.page.getByRole('link', { name: 'The tap drips' }).waitFor();
    await keys.press('The tap drips');
    await keys.page.getByRole('heading', { level: 1, name: 'The tap drips' }).waitFor();
    await keys.type('Your answer', 'We come on Monday.');
    await keys.press('Send answer');
    await keys.page.getByRole('article').getByText('We come on Monday.').waitFor();
    await keys.tabTo('Start work', 'Shift+Tab');
    await keys.page.keyboard.press('Enter');
    await desk.toast('The request is in progress.');
    expect(await stage.api.get<RequestView>(`/requests/${id}`)).toMatchObject({ status: 'in_progress' });
  });

  it('a session that ends loses nothing: the sign-in opens over the page, and what was asked is done', async () => {
    const { page } = keys;
    await openIn('residents', 'Residents');
    await page.keyboard.press('n');
    await keys.arriveAt('First name');
    await page.keyboard.type('Dora');
    await keys.type('Last name', 'Day');
    await keys.type('Property', '1 Elm');
    await page.getByRole('option', { name: '1 Elm St' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.context().clearCookies();
    await keys.press(/button "Add Resident"/);
    await page.getByText('Your session has ended.').waitFor();
    await keys.arriveAt('Password');
    await page.keyboard.press('Escape');
    await page.keyboard.type(stage.system.admin.password);
    await page.keyboard.press('Enter');
    await desk.toast('Dora Day was added.');
    expect((await residents(place, 'search=dora')).total).toBe(1);
  });

  it('staff sign out', async () => {
    await keys.open(`${desk.url}/api-keys`, 'API keys');
    await keys.press('Your account');
    await keys.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await keys.tabTo('Sign out', 'ArrowUp');
    await keys.page.keyboard.press('Enter');
    await keys.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
}
