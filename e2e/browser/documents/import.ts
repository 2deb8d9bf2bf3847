// B8, B9: emails and residents in bulk, by the import wizard and by Mass Edit; each row succeeds or fails on its own.
import { readFile } from 'node:fs/promises';
import { address, crowd, getResident, openCommunity, residentIn, residents, type Place } from '../../community';
import type { Desk } from '../desk';
import { roster } from '../roster';
import { expectSoon, expectToSee, type Stage } from '../stage';

export function residentsInBulk(stage: Stage): void {
  let desk: Desk;

  beforeAll(async () => {
    desk = await stage.desk();
  });

  const open = ({ id }: Place, page: string) => desk.page.goto(`${desk.url}/communities/${id}/residents/${page}`);
  /** A figure of the import, as it stands under its name. */
  const figure = (name: string) => desk.page.locator('dl > div').filter({ hasText: name }).locator('dd').innerText();
  const choose = async (name: string, csv: string) => {
    const chooser = desk.page.waitForEvent('filechooser');
    await desk.press('Choose a file');
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  };

  it('B8 a roster of 1,787 residents comes in by the wizard: checked first, then imported, the bad rows to download', async () => {
    const place = await openCommunity(stage.api, 0, { name: 'Heron Pointe' });
    const csv = roster(1787);
    await open(place, 'import');
    await choose('heron-pointe.csv', csv);
    const run = desk.page.getByRole('button', { name: 'Import 1,787 residents' });
    await run.waitFor({ timeout: 30_000 });
    expect([await figure('Would be added'), await figure('Not possible')]).toEqual(['1,787', '1']);
    expect((await residents(place)).total).toBe(0); // nothing is changed before it has been seen
    await run.click();
    await desk.page.getByText('heron-pointe.csv: imported').waitFor({ timeout: 30_000 });
    expect((await residents(place)).total).toBe(1787);
    const download = desk.page.waitForEvent('download');
    await desk.page.getByRole('link', { name: 'Download the bad rows' }).click();
    const [, ...bad] = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/);
    const codes = bad.map((line) => line.split(',')[2]);
    expect(codes).toEqual(['email.invalid', 'resident.email_taken', 'property.missing']);
    await desk.page.getByRole('link', { name: 'See the residents' }).click();
    await desk.page.getByText('1,787 residents').waitFor();
  });

  it('B8 a guessed column is judged by what stands in it, and can be corrected before the import', async () => {
    const place = await openCommunity(stage.api, 0, { name: 'Iris Walk' });
    const email = address();
    await open(place, 'import');
    await choose('iris.csv', `Home,Who,Reach them at\n1 Iris Walk,Ann Abel,${email}\n`);
    await expectToSee(desk.row('Reach them at').getByText(email));
    const takenFor = async (header: string, field: string) => {
      const box = desk.page.getByRole('combobox', { name: `What “${header}” is taken for` });
      await box.click();
      await box.fill(field);
      await desk.page.getByRole('option', { name: field }).first().click();
    };
    await takenFor('Reach them at', 'Email');
    await takenFor('Who', 'Full name');
    await desk.press('Import 1 resident');
    await desk.page.getByText('iris.csv: imported').waitFor();
    const { items } = await residents(place);
    expect(items).toMatchObject([{ firstName: 'Ann', lastName: 'Abel', propertyName: '1 Iris Walk' }]);
    expect(items[0]!.email).toBe(email);
  });

  it('account figures come in by a file: whom it names owes what it says, and every row that is no use is told', async () => {
    const place = await openCommunity(stage.api, 1, { name: 'Laurel Court' });
    const id = await residentIn(place, { firstName: 'Ann', lastName: 'Abel', propertyId: place.homes[0]! });
    await desk.page.goto(`${desk.url}/communities/${place.id}/residents`);
    await desk.press('Import, edit, export');
    await desk.page.getByRole('menuitem', { name: 'Import account figures' }).click();
    const rows = ['1 Elm St,2026-05-01,Assessment,325.00', '1 Elm St,2026-05-41,Payment,100.00'];
    await choose('accounts.csv', `Property,Date,Type,Amount\n${rows.join('\n')}\n`);
    await desk.press('Import account figures');
    await desk.page.getByText('accounts.csv: 1 account was brought up to date').waitFor();
    expect([await figure('Taken'), await figure('Not possible')]).toEqual(['1', '1']);
    await expectToSee(desk.page.getByRole('cell', { name: '"2026-05-41" is no day.' }));
    expect(await stage.api.get(`/residents/${id}/ledger`)).toMatchObject({ currency: 'USD', balance: 32_500 });
  });

  it('a long list asks for no more than it shows, asks for nothing twice, and draws what is in sight', async () => {
    const { page } = desk;
    const place = await crowd(stage.api, 500);
    const pages: number[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/residents?')) pages.push(((await response.json()) as { items: [] }).items.length);
    });
    await page.goto(`${desk.url}/communities/${place.id}/residents`);
    const drawn = page.locator('tbody tr[data-index]');
    await expectSoon(() => drawn.count().then((n) => n > 0 && n < 40), true);
    await expectSoon(async () => pages, [50]);
    const end = page.locator('tr[data-index="499"]');
    while (!(await end.isVisible())) await page.keyboard.press('End');
    expect(await drawn.count()).toBeLessThan(60);
    const start = page.locator('tr[data-index="0"]');
    while (!(await start.isVisible())) await page.keyboard.press('Home');
    await expectSoon(async () => pages, Array<number>(10).fill(50));
    await desk.select('Number 0', 'Send Invitation');
    await desk.toast(/was sent/);
    await expectSoon(() => desk.badge('Number 0'), 'Invited');
    expect(pages).toHaveLength(10); // a single row has changed
    page.removeAllListeners('response');
  });

  it('B8 B9 Mass Edit takes a pasted column; a taken address is refused in its row with the other property', async () => {
    const place = await openCommunity(stage.api, 4, { name: 'Jade Terrace' });
    const taken = address();
    const names = ['Abel', 'Baker', 'Cole'];
    const ids: string[] = [];
    for (const [n, lastName] of names.entries())
      ids.push(await residentIn(place, { firstName: 'Ann', lastName, propertyId: place.homes[n]! }));
    const [first, last] = [address(), address()];
    await residentIn(place, { email: taken, firstName: 'Zoe', lastName: 'Zimmer', propertyId: place.homes[3]! });
    await open(place, 'mass-edit');
    const cell = (name: string) => desk.page.getByRole('textbox', { name: `Email of Ann ${name}` });
    await cell('Abel').focus();
    await paste(desk, [first, taken, last].join('\n'));
    await expectSoon(() => cell('Cole').inputValue(), last);
    await desk.press('Save emails (3)');
    await desk.page.getByText('2 saved.').waitFor();
    await desk
      .row('Ann Baker')
      .getByText(/4 Elm St has/)
      .waitFor();
    const emails = await Promise.all(ids.map(async (id) => (await getResident(stage.api, id)).email));
    expect(emails).toEqual([first, null, last]);
  });
}

/** Pastes a text where the focus is, as from a spreadsheet. */
async function paste({ page }: Desk, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('ControlOrMeta+v');
}
