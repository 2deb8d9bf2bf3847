// One resident at a time, A10 to A13: what the link of the mail opens, for how long, for whom, and what it makes of a resident.
import type { CommunityView } from '@portico/contracts/communities';
import { eventually } from '@portico/testing/eventually';
import type { Api } from '../api';
import { Browser } from '../browser';
import {
  addResident,
  address,
  getResident,
  invitedIn,
  openCommunity,
  residents,
  standing,
  type Place,
} from '../community';
import type { ReadMail } from '../mailbox';
import { getMessage, sentIn } from '../message';
import { runPage } from '../page-script';
import { accept, activated, fateOf, me, pageStatus, stranger } from '../portal';
import { system } from './shared-system';

const DAY = 86_400_000;

describe('the link of an invitation', () => {
  let api: Api;

  beforeAll(() => {
    api = system.api;
  });

  const invited = async (place?: Place, email = address()): Promise<{ id: string; email: string; mail: ReadMail }> => {
    const before = system.mailbox.countTo(email);
    const id = await invitedIn(place ?? (await openCommunity(api)), email);
    return { id, email, mail: await system.mailbox.mailTo(email, before + 1) };
  };
  const renew = (token: string) => stranger(system.url).ask('POST', '/portal/activations/renew', { token });
  const browser = () => new Browser(system.url);

  describe('A10', () => {
    it.each([1, 30])('works for %i days from sending where the community says so', async (days) => {
      const { id, mail } = await invited(await openCommunity(api, 1, { invitationTtlDays: days }));
      const { invitation } = await getResident(api, id);
      const lifetime = Date.parse(invitation!.expiresAt!) - Date.parse(invitation!.sentAt!);
      expect(lifetime / DAY).toBeCloseTo(days, 2);
      expect(mail.text).toContain(days === 1 ? 'after 1 day,' : `after ${days} days,`);
    });

    it('lives 1 to 30 days, 7 where the community says nothing', async () => {
      const make = (invitationTtlDays: number) =>
        api.refusal('POST', '/communities', { name: 'Maple Court', invitationTtlDays });
      expect(await Promise.all([make(0), make(31), make(1.5)])).toEqual(Array(3).fill('422 validation.failed'));
      const { id } = await openCommunity(api);
      expect((await api.get<CommunityView>(`/communities/${id}`)).invitationTtlDays).toBe(7);
    });

    it('works on the last day and not after it; then it says so and mails a new one to the address on file', async () => {
      const { id, email, mail } = await invited();
      await system.letDaysPass(id, 6.9);
      expect(await pageStatus(system.url, mail.link)).toBe(200);
      await system.letDaysPass(id, 1);
      expect(await fateOf(system.url, mail.token)).toBe('410 invitation.expired');
      const page = await browser().open(mail.link);
      expect([page.status, page.html.includes('This link has expired')]).toEqual([410, true]);
      const after = await browser().press(page);
      expect([after.path, after.status]).toEqual(['/portal/link-sent', 200]);
      const fresh = await system.mailbox.mailTo(email, 2);
      expect(fresh.token).not.toBe(mail.token);
      expect(await fateOf(system.url, fresh.token)).toBe('200');
    });

    it('of an earlier mail says that a newer one was sent, and offers another', async () => {
      const { id, email, mail } = await invited();
      await api.post(`/residents/${id}/invitation`);
      await system.mailbox.mailTo(email, 2);
      const page = await browser().open(mail.link);
      expect([page.status, page.html.includes('A newer link was sent')]).toEqual([410, true]);
      await browser().press(page);
      expect(await fateOf(system.url, (await system.mailbox.mailTo(email, 3)).token)).toBe('200');
    });

    it('is mailed anew to the address on file alone, whatever else the caller sends', async () => {
      const { email, mail } = await invited();
      const evil = address('eve');
      const asked = { token: mail.token, email: evil };
      expect(await stranger(system.url).refusal('POST', '/portal/activations/renew', asked)).toBe(
        '422 validation.failed',
      );
      expect((await renew(mail.token)).status).toBe(202);
      await system.mailbox.mailTo(email, 2);
      expect(system.mailbox.countTo(evil)).toBe(0);
    });

    it.each(['revoked', 'of a changed address', 'of a removed resident'])(
      '%s says so, names whom to ask, and mails nobody',
      async (how) => {
        const place = await openCommunity(api, 1, { senderName: 'Maple HOA', replyTo: 'office@example.com' });
        const { id, email, mail } = await invited(place);
        if (how === 'revoked') await api.delete(`/residents/${id}/invitation`);
        else if (how === 'of a removed resident') await api.delete(`/residents/${id}`);
        else await api.patch(`/residents/${id}`, { email: address() });
        expect(await fateOf(system.url, mail.token)).toBe('410 invitation.revoked');
        const page = await browser().open(mail.link);
        expect([page.status, page.html.includes('/renew')]).toEqual([410, false]);
        expect(page.html).toContain('mailto:office@example.com');
        expect(page.html).toContain('Maple HOA');
        expect((await renew(mail.token)).status).toBe(202);
        await invited(place); // whatever was on its way has arrived by then
        expect(system.mailbox.countTo(email)).toBe(1);
      },
    );

    it('that was used leads to sign-in, not to an error, and asked for anew it is a sign-in link', async () => {
      const { email, mail } = await invited();
      await activated(system.url, mail.link);
      expect(await fateOf(system.url, mail.token)).toBe('410 invitation.used');
      const page = await browser().open(mail.link);
      expect([page.status, page.path]).toEqual([200, '/portal/sign-in?note=used']);
      expect((await renew(mail.token)).status).toBe(202);
      const signIn = await system.mailbox.mailTo(email, 2);
      expect(signIn.link).toContain('/portal/sign-in?token=');
      const again = browser();
      expect((await again.press(await again.open(signIn.link))).path).toBe('/portal');
    });

    it('that was never issued is unknown', async () => {
      expect(await fateOf(system.url, 'x'.repeat(43))).toBe('404 invitation.unknown');
      expect((await renew('x'.repeat(43))).status).toBe(404);
      expect(await pageStatus(system.url, '/portal/activate?token=xyz')).toBe(404);
    });
  });

  describe('A11', () => {
    it('signs in on one press, with no form to fill in and no password', async () => {
      const { id, email, mail } = await invited();
      const one = browser();
      const page = await one.open(mail.link);
      expect(page.html).not.toMatch(/<input(?! type="hidden")/);
      expect(page.html.match(/<button/g)).toHaveLength(1);
      const home = await one.press(page);
      expect([home.path, home.status]).toEqual([`/portal/homes/${id}`, 200]);
      expect(await me(one)).toMatchObject({ account: { email }, profiles: [{ propertyName: '1 Elm St' }] });
    });

    it('is not used up by fetching, by whomever and however often', async () => {
      const { id, mail } = await invited();
      for (let i = 0; i < 5; i += 1) {
        expect((await browser().open(mail.link, 'HEAD')).status).toBe(200);
        expect((await browser().open(mail.link)).status).toBe(200);
      }
      expect((await getResident(api, id)).portalStatus).toBe('invited');
      expect(await fateOf(system.url, mail.token)).toBe('200');
    });

    it.each<[string, string, object]>([
      ['a press of the pointer', 'pointerdown', { pointerType: 'mouse' }],
      ['a key', 'keydown', { key: 'Enter' }],
      ['a touch', 'touchend', {}],
    ])('is accepted by the page on %s', async (_, type, event) => {
      const page = runPage((await browser().open((await invited()).mail.link)).html);
      page.happens('touchstart');
      expect(page.sent()).toBe(0);
      page.happens(type, event);
      page.happens(type, event);
      expect(page.sent()).toBe(1);
    });

    it('is not accepted by what scanners do: movement, focus, scrolling, Tab, and events of a script', async () => {
      const page = runPage((await browser().open((await invited()).mail.link)).html);
      for (const type of [
        'mousemove',
        'pointermove',
        'pointerover',
        'focus',
        'scroll',
        'wheel',
        'load',
        'visibilitychange',
      ])
        page.happens(type);
      for (const key of ['Tab', 'Shift', 'PageDown', 'ArrowDown']) page.happens('keydown', { key });
      page.happens('keydown', { key: 'r', ctrlKey: true });
      for (const type of ['pointerdown', 'keydown', 'touchend', 'click'])
        page.happens(type, { isTrusted: false, key: 'Enter', pointerType: 'mouse' });
      expect(page.sent()).toBe(0);
    });

    it('is accepted with the nonce of this page in this browser alone, once', async () => {
      const { id, mail } = await invited();
      const [mine, other] = [browser(), browser()];
      const { body } = await other.say<{ nonce: string }>('GET', '/portal/activations/nonce');
      const tries = [undefined, 'made-up', body.nonce];
      for (const nonce of tries) {
        const answer = await mine.say<{ code: string }>('POST', '/portal/activations', { token: mail.token, nonce });
        expect([answer.status, answer.body.code]).toEqual(
          nonce ? [403, 'activation.nonce_invalid'] : [422, 'validation.failed'],
        );
      }
      expect((await getResident(api, id)).portalStatus).toBe('invited');
      const { nonce } = (await mine.say<{ nonce: string }>('GET', '/portal/activations/nonce')).body;
      const twice = () => mine.say<{ code?: string }>('POST', '/portal/activations', { token: mail.token, nonce });
      expect((await twice()).status).toBe(200);
      expect((await twice()).body.code).toBe('activation.nonce_invalid');
    });

    it('activated a hundred times at once makes one session', async () => {
      const { mail } = await invited();
      const fates = await Promise.all(Array.from({ length: 100 }, () => fateOf(system.url, mail.token)));
      expect(fates.toSorted()).toEqual(['200', ...Array<string>(99).fill('410 invitation.used')]);
    });
  });

  describe('A12', () => {
    it('links a new profile to the account that the email has already; there is no second account', async () => {
      const first = await invited();
      const { account } = await me(await activated(system.url, first.mail.link));
      const next = await invited(await openCommunity(api), first.email.toUpperCase());
      const other = await activated(system.url, next.mail.link);
      const seen = await me(other);
      expect(seen.account).toEqual(account);
      expect(seen.profiles.map(({ residentId }) => residentId).toSorted()).toEqual([first.id, next.id].toSorted());
    });

    it('asks first when somebody is signed in with another account, and links nothing unasked', async () => {
      const [mine, yours] = [await invited(), await invited()];
      const one = await activated(system.url, mine.mail.link);
      expect((await accept(one, yours.mail.token)).body.code).toBe('account.confirm_link');
      const page = await one.press(await one.open(yours.mail.link));
      expect([page.status, page.html.includes(mine.email)]).toEqual([409, true]);
      expect((await getResident(api, yours.id)).portalStatus).toBe('invited');
      expect((await me(one)).profiles).toHaveLength(1);
    });

    it('adds the home to the account that is signed in when asked to, and tells the invited address', async () => {
      const [mine, yours] = [await invited(), await invited()];
      const one = await activated(system.url, mine.mail.link);
      const home = await one.press(await one.press(await one.open(yours.mail.link)));
      expect([home.path, (await me(one)).account.email]).toEqual([`/portal/homes/${yours.id}`, mine.email]);
      expect((await me(one)).profiles.map(({ residentId }) => residentId)).toEqual([mine.id, yours.id]);
      expect((await system.mailbox.mailTo(yours.email, 2)).subject).toBe('Your home was added to another account');
    });

    it('signs the other account out and starts anew when that is chosen instead', async () => {
      const [mine, yours] = [await invited(), await invited()];
      const one = await activated(system.url, mine.mail.link);
      const fresh = await one.press(await one.press(await one.open(yours.mail.link)), 1);
      expect(fresh.path).toContain('/portal/activate?token=');
      await one.press(fresh);
      expect((await me(one)).account.email).toBe(yours.email);
    });

    it('links nothing to an account by an address that somebody merely wrote down', async () => {
      const mine = await invited();
      const one = await activated(system.url, mine.mail.link);
      await addResident(await openCommunity(api), { email: mine.email, sendInvitation: true });
      await system.mailbox.mailTo(mine.email, 2);
      expect((await me(one)).profiles).toHaveLength(1);
    });
  });

  it('A13 after acceptance the resident is Active everywhere at once, and both invitation actions are gone', async () => {
    const [place, email] = [await openCommunity(api), address()];
    await addResident(place, { email });
    const message = await sentIn(place);
    const mail = await system.mailbox.mailTo(email);
    const id = (await residents(place)).items[0]!.id;
    await standing(api, id, 'invited');
    await activated(system.url, mail.link);
    expect(await getResident(api, id)).toMatchObject({ portalStatus: 'active', allowedActions: ['deactivate'] });
    expect((await residents(place, 'status=active')).items.map((one) => one.id)).toEqual([id]);
    expect((await residents(place, 'registered=false')).total).toBe(0);
    const { counts } = await api.get<CommunityView>(`/communities/${place.id}`);
    expect(counts).toMatchObject({ pending: 0, invited: 0, active: 1 });
    expect((await getMessage(api, message.id)).counts.activated).toBe(1);
    expect(await api.refusal('POST', `/residents/${id}/invitation`)).toBe('409 resident.already_active');
    expect(await api.refusal('DELETE', `/residents/${id}/invitation`)).toMatch(/^409/);
    await eventually(async () => {
      const { items } = await api.get<{ items: { type: string }[] }>(`/communities/${place.id}/activity`);
      expect(items.map(({ type }) => type)).toContain('invitation.accepted');
    });
  });
});
