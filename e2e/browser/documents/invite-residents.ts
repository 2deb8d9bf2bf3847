// "Invite Residents to the Portal", step by step, by the words of that document: what staff do on the Residents page.
import { address, getResident, invitedIn, openCommunity, residentIn, residents, type Place } from '../../community';
import { activated } from '../../portal';
import type { Desk } from '../desk';
import { expectSoon, type Stage } from '../stage';

export function inviteResidents(stage: Stage): void {
  let place: Place;
  let desk: Desk;

  beforeAll(async () => {
    place = await openCommunity(stage.api, 2, { name: 'Maple Court' });
    desk = await stage.desk();
    await desk.openCommunity('Maple Court');
    await desk.goTo('Residents');
  });
  beforeEach(() => desk.page.reload());

  const onFile = async (search: string) => (await residents(place, `search=${search}`)).items;

  describe('Invite During Resident Creation', () => {
    it('A1 A2 A3 Add Resident creates the resident and sends the invitation, with nothing more to do', async () => {
      const email = address();
      const dialog = await desk.fillInResident({ firstName: 'Ida', lastName: 'Rhodes', property: '1 Elm St', email });
      expect(await dialog.getByLabel('Send portal invitation').isChecked()).toBe(true);
      await dialog.getByRole('button', { name: 'Add Resident' }).click();
      await desk.toast('The invitation to Ida Rhodes is on its way');
      await desk.toast('The invitation to Ida Rhodes was sent.');
      await expectSoon(() => desk.badge('Ida Rhodes'), 'Invited');
      expect((await stage.system.mailbox.mailTo(email)).text).toContain('Ida');
    });

    it('A3 with the toggle off nothing is sent, and the resident is Pending', async () => {
      const email = address();
      const dialog = await desk.fillInResident({ firstName: 'Jean', lastName: 'Bartik', property: '2 Elm St', email });
      await dialog.getByRole('switch', { name: 'Send portal invitation' }).click();
      await dialog.getByRole('button', { name: 'Add Resident' }).click();
      await desk.toast('Jean Bartik was added.');
      expect(await desk.badge('Jean Bartik')).toBe('Pending');
      expect(stage.system.mailbox.countTo(email)).toBe(0);
    });

    it('A4 without an email the toggle is disabled and says why; the resident is created, Pending', async () => {
      const dialog = await desk.fillInResident({ firstName: 'Kay', lastName: 'McNulty', property: '1 Elm St' });
      expect(await dialog.getByLabel('Send portal invitation').isDisabled()).toBe(true);
      await dialog.getByText('An invitation needs an email address.').waitFor();
      await dialog.getByRole('button', { name: 'Add Resident' }).click();
      await desk.toast('Kay McNulty was added.');
      expect(await desk.badge('Kay McNulty')).toBe('Pending');
    });

    it('A4 an address that is not valid is refused at its field, and nobody is created', async () => {
      const wrong = { firstName: 'Betty', lastName: 'Holberton', property: '1 Elm St', email: 'betty@nowhere' };
      const dialog = await desk.fillInResident(wrong);
      await dialog.getByRole('button', { name: 'Add Resident' }).click();
      const field = dialog.getByRole('textbox', { name: 'Email' });
      await expectSoon(() => field.getAttribute('aria-invalid'), 'true');
      await dialog.getByText('This is not an email address.').waitFor();
      expect(await onFile('Holberton')).toEqual([]);
    });

    it('B9 an email that another property has is refused at its field, with the name of that property', async () => {
      const email = address();
      await residentIn(place, { email, firstName: 'Marlyn', lastName: 'Wescoff' });
      const dialog = await desk.fillInResident({ firstName: 'Ruth', lastName: 'Teitel', property: '2 Elm St', email });
      await dialog.getByRole('button', { name: 'Add Resident' }).click();
      await dialog.getByText('1 Elm St').waitFor();
      expect(await onFile('Teitel')).toEqual([]);
    });
  });

  describe('Invite an Existing Resident', () => {
    it('A5 A6 A7 the three-dot menu of a Pending resident has Send Invitation; a toast says that it was sent', async () => {
      const id = await residentIn(place, { email: address(), firstName: 'Grace', lastName: 'Hopper' });
      await desk.page.reload();
      expect(await desk.badge('Grace Hopper')).toBe('Pending');
      await desk.select('Grace Hopper', 'Send Invitation');
      await desk.toast('The invitation to Grace Hopper was sent.');
      await expectSoon(() => desk.badge('Grace Hopper'), 'Invited');
      expect((await getResident(stage.api, id)).portalStatus).toBe('invited');
    });

    it('A7 a mail that fails shows an error toast, never the one of success, and the resident stays', async () => {
      await residentIn(place, { email: address('gone'), firstName: 'Hedy', lastName: 'Lamarr' });
      await desk.page.reload();
      await desk.select('Hedy Lamarr', 'Send Invitation');
      await desk.toast('The invitation to Hedy Lamarr could not be sent: the mail server does not know this address.');
      expect(await desk.page.getByText('The invitation to Hedy Lamarr was sent.').count()).toBe(0);
      await expectSoon(() => desk.badge('Hedy Lamarr'), 'Pending');
    });
  });

  describe('Resend an Invitation', () => {
    it('A6 A8 the three-dot menu of an Invited resident has Resend Invitation, which mails a fresh link', async () => {
      const email = address();
      await invitedIn(place, email, { firstName: 'Mary', lastName: 'Keller' });
      await desk.page.reload();
      expect(await desk.badge('Mary Keller')).toBe('Invited');
      expect(await desk.openMenu('Mary Keller')).not.toContain('Send Invitation');
      await desk.page.getByRole('menuitem', { name: 'Resend Invitation' }).click();
      await desk.toast('The invitation to Mary Keller was sent.');
      const [first, second] = [await stage.system.mailbox.mailTo(email), await stage.system.mailbox.mailTo(email, 2)];
      expect(second.token).not.toBe(first.token);
    });

    it('A6 A10 a link that has expired is told beside the badge, which still says Invited, and can be sent again', async () => {
      const id = await invitedIn(place, address(), { firstName: 'Edith', lastName: 'Clarke' });
      await stage.system.letDaysPass(id, 8);
      await desk.page.reload();
      expect(await desk.badge('Edith Clarke')).toBe('Invited');
      await desk.row('Edith Clarke').getByText('link expired').filter({ visible: true }).waitFor();
      await desk.select('Edith Clarke', 'Resend Invitation');
      await desk.toast('The invitation to Edith Clarke was sent.');
      await expectSoon(() => desk.row('Edith Clarke').getByText('link expired').count(), 0);
    });
  });

  it('A6 A13 an Active resident has neither action in the menu', async () => {
    const email = address();
    await invitedIn(place, email, { firstName: 'Ada', lastName: 'Byron' });
    await activated(stage.system.url, (await stage.system.mailbox.mailTo(email)).link);
    await desk.page.reload();
    expect(await desk.badge('Ada Byron')).toBe('Active');
    const offered = await desk.openMenu('Ada Byron');
    expect(offered).not.toContain('Send Invitation');
    expect(offered).not.toContain('Resend Invitation');
    expect(offered).toContain('Deactivate Access');
  });

  it('A6 two staff at once: what one has changed is refused to the other, with a sentence that says so', async () => {
    const id = await invitedIn(place, address(), { firstName: 'Annie', lastName: 'Easley' });
    const colleague = await stage.desk();
    await colleague.openCommunity('Maple Court');
    await colleague.goTo('Residents');
    await colleague.openMenu('Annie Easley');
    await desk.page.reload();
    await desk.select('Annie Easley', 'Revoke Invitation');
    await desk.dialog.getByRole('button', { name: 'Revoke Invitation' }).click();
    await desk.toast('The invitation to Annie Easley was revoked.');
    await colleague.page.getByRole('menuitem', { name: 'Revoke Invitation' }).click();
    await colleague.dialog.getByRole('button', { name: 'Revoke Invitation' }).click();
    await colleague.toast('There is no open invitation to revoke.');
    await expectSoon(() => colleague.badge('Annie Easley'), 'Pending');
    expect((await getResident(stage.api, id)).portalStatus).toBe('pending');
  });
}
