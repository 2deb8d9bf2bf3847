// What a resident does in the portal.
import { address, getResident, invitedIn, openCommunity, type Place } from '../../community';
import { sentIn } from '../../message';
import { fileForm } from '../../things';
import { Keys } from '../keys';
import type { Stage } from '../stage';

export function residentFlows(stage: Stage): void {
  const email = address();
  let place: Place;
  let id: string;
  let keys: Keys;

  beforeAll(async () => {
    place = await openCommunity(stage.api, 2, { name: 'Oak Lane', oneEmailPerProperty: false });
    id = await invitedIn(place, email);
    await invitedIn(place, email, { propertyId: place.homes[1]! });
    await stage.api.ask('PUT', `/residents/${id}/ledger`, {
      currency: 'USD',
      balance: 12_050,
      entries: [{ date: '2026-01-05', kind: 'invoice', description: 'Dues of January', amount: 12_050 }],
    });
    await sentIn(place, { purpose: 'notice', subject: 'The pool', body: 'It opens in May.' });
    await stage.api.post(`/communities/${place.id}/documents`, fileForm({ title: 'House rules', category: 'rules' }));
    keys = new Keys(await stage.laptop());
  });

  const goTo = async (link: string, heading: string) => {
    await keys.press(link);
    await keys.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  it('opens the link and presses a key', async () => {
    await keys.page.goto((await stage.system.mailbox.mailTo(email)).link);
    await keys.page.keyboard.press('Space');
    await keys.page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    expect((await getResident(stage.api, id)).portalStatus).toBe('active');
  });

  it('reports what needs repair, also while the list of requests still loads', async () => {
    const { page } = keys;
    let answerList = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answerList = resolve;
    });
    await page.route(/\/requests\?.*limit=20/, (route) => asked.then(() => route.continue()));
    await goTo('Requests', 'Requests');
    await keys.tabTo('New request');
    answerList();
    await page.getByText('Nothing reported yet').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Report what needs repair' }).waitFor();
    await keys.type('What is it about?', 'The kitchen tap drips');
    await keys.type('What kind of work is it?', 'Plumbing');
    await keys.type('Description', 'Since Monday.');
    await keys.press(/button "Send/);
    await page.getByRole('heading', { name: 'The kitchen tap drips' }).waitFor();
  });

  it('reads the account, the notices and the documents', async () => {
    await goTo('Account', 'Account history');
    await keys.page.getByText('Dues of January').waitFor();
    await goTo('Notices', 'Notices');
    await keys.page.getByText('The pool').waitFor();
    await goTo('Documents', 'Documents');
    const opened = keys.page.waitForEvent('popup');
    await keys.press(/link "House rules/);
    await opened;
  });

  it('chooses a language, and tries to add a passkey', async () => {
    const { page } = keys;
    await goTo('My details', 'My details');
    await keys.tabTo('English');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 1, name: 'Mis datos' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('heading', { level: 1, name: 'My details' }).waitFor();
    expect(await keys.isAt('English')).toBe(true);
    await keys.press('Add a passkey');
    await keys.arriveAt('Add a passkey');
  });

  it('switches between homes, and signs out', async () => {
    const { page } = keys;
    await page.goto((await stage.system.mailbox.mailTo(email, 2)).link);
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
    await keys.press(/text: 2 Elm St/);
    await keys.press(/link "1 Elm St/);
    await page.getByLabel('1 Elm St: switch to another of your homes').waitFor();
    await goTo('My details', 'My details');
    await keys.press('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
}
