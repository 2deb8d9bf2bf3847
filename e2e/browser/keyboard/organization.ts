// What an administrator does for the whole organization.
import type { RelayPage } from '@portico/contracts/relays';
import type { UserPage } from '@portico/contracts/staff';
import type { WebhookPage } from '@portico/contracts/webhooks';
import { address, openCommunity } from '../../community';
import type { Desk } from '../desk';
import { Keys } from '../keys';
import type { Stage } from '../stage';

export function organizationFlows(stage: Stage): void {
  let desk: Desk;
  let keys: Keys;

  beforeAll(async () => {
    desk = await stage.desk();
    keys = new Keys(desk.page);
  });

  it('a colleague is invited, for a community that is found among many by typing', async () => {
    for (let n = 1; n <= 21; n += 1) await openCommunity(stage.api, 0, { name: `Many ${n}` });
    const zinnia = await openCommunity(stage.api, 0, { name: 'Zinnia Court' });
    const email = address();
    await keys.open(`${desk.url}/staff`, 'Staff');
    await keys.press('Invite staff');
    await keys.arriveAt('Name');
    await keys.page.keyboard.type('Cy Cole');
    await keys.type('Email', email);
    await keys.type('Communities', 'zinnia');
    await keys.page.getByRole('option', { name: 'Zinnia Court' }).waitFor();
    await keys.page.keyboard.press('ArrowDown');
    await keys.page.keyboard.press('Enter');
    await keys.press('Invite staff');
    await desk.toast('Cy Cole was added');
    const { items } = await stage.api.get<UserPage>('/users');
    expect(items.find((user) => user.email === email)).toMatchObject({ communityIds: [zinnia.id] });
  });

  it('an API key is made, kept and removed', async () => {
    await keys.open(`${desk.url}/api-keys`, 'API keys');
    await keys.press('Make a key');
    await keys.arriveAt('Name');
    await keys.page.keyboard.type('Nightly import');
    await keys.page.keyboard.press('Enter');
    await desk.dialog.getByText('Copy the key now').waitFor();
    await keys.press('I have kept it');
    await desk.dialog.waitFor({ state: 'hidden' });
    await keys.arriveAt('Make a key');
    await keys.press('Remove Nightly import');
    await keys.confirm('Remove');
    await desk.toast('The key “Nightly import” was removed.');
    await keys.page.getByRole('button', { name: 'Remove Nightly import' }).waitFor({ state: 'hidden' });
    await keys.arriveAt(/^- heading "API keys"/);
  });

  it('a webhook is added, told more, paused and removed', async () => {
    const url = 'https://hooks.example.com/keys';
    await keys.open(`${desk.url}/webhooks`, 'Webhooks');
    await keys.press('Add a webhook');
    await keys.arriveAt('Address');
    await keys.page.keyboard.type(url);
    await keys.tabTo('invitation.sent');
    await keys.page.keyboard.press('Space');
    await keys.page.keyboard.press('Enter');
    await desk.dialog.getByText('Copy the secret now').waitFor();
    await keys.press('I have kept it');
    await keys.arriveAt('Add a webhook');
    await keys.press(`Edit ${url}`);
    await keys.arriveAt('Address');
    await keys.tabTo('invitation.accepted');
    await keys.page.keyboard.press('Space');
    await keys.page.keyboard.press('Enter');
    await desk.toast('The webhook is saved.');
    await keys.arriveAt(`Edit ${url}`);
    await keys.tabTo(`Pause ${url}`, 'Shift+Tab');
    await keys.page.keyboard.press('Enter');
    await desk.toast('The webhook is paused.');
    const { items } = await stage.api.get<WebhookPage>('/webhooks');
    const events = ['invitation.sent', 'invitation.accepted'];
    expect(items).toMatchObject([{ url, events, enabled: false }]);
    await keys.arriveAt(`Switch on ${url}`);
    await keys.press(`Remove ${url}`);
    await keys.confirm('Remove');
    await desk.toast('The webhook was removed.');
    await keys.arriveAt(/^- heading "Webhooks"/);
  });

  it('a relay is added, limited, paused and removed; what is wrong with a limit is said at its field', async () => {
    await keys.open(`${desk.url}/relays`, 'Relays');
    await keys.press('Add a relay');
    await keys.arriveAt('Name');
    await keys.page.keyboard.type('Second');
    await keys.type('Address', 'smtp://relay.example.com');
    await keys.page.keyboard.press('Enter');
    await desk.toast('Second was added.');
    await keys.arriveAt('Add a relay');
    await keys.press('Actions for Second');
    await keys.arriveAt('Edit');
    await keys.page.keyboard.press('Enter');
    await keys.arriveAt('Name');
    await keys.press('Add a domain');
    await keys.arriveAt('Domain');
    await keys.press(/Remove the limit/);
    await keys.arriveAt('Add a domain');
    await keys.page.keyboard.press('Enter');
    await keys.arriveAt('Domain');
    await keys.page.keyboard.type('example');
    await keys.type('Mails at once', '2');
    await keys.page.keyboard.press('Enter');
    await desk.dialog.getByText('This is not a domain, such as example.com.').waitFor();
    await keys.arriveAt('Domain');
    await keys.page.keyboard.press('End');
    await keys.page.keyboard.type('.com');
    await keys.page.keyboard.press('Enter');
    await desk.toast('Second is saved.');
    await keys.arriveAt('Actions for Second');
    await keys.page.keyboard.press('Enter');
    await keys.arriveAt('Edit');
    await keys.page.keyboard.press('ArrowDown');
    await keys.arriveAt('Pause');
    await keys.page.keyboard.press('Enter');
    await desk.toast('Second is paused.');
    const { items } = await stage.api.get<RelayPage>('/relays');
    const domains = [{ domain: 'example.com', ratePerSecond: null, connections: 2 }];
    expect(items).toMatchObject([{ paused: false }, { name: 'Second', domains, paused: true }]);
    await keys.arriveAt('Actions for Second');
    await keys.page.keyboard.press('Enter');
    await keys.arriveAt('Edit');
    await keys.page.keyboard.press('ArrowUp');
    await keys.arriveAt('Remove');
    await keys.page.keyboard.press('Enter');
    await keys.confirm('Remove');
    await desk.toast('Second was removed.');
    await keys.arriveAt('Actions for Standard relay');
  });
}
