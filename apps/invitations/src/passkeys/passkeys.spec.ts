import { randomBytes } from 'node:crypto';
import { Authenticator } from '../../testing/authenticator';
import { openRoom, type Room } from '../../testing/room';

const origin = 'https://portal.example';
const browser = 'the cookie of a browser';
let room: Room;
let portal: Room['portal'];
let token: string;
let residentId: string;
beforeAll(async () => {
  room = await openRoom();
  ({ portal } = room);
});
beforeEach(async () => {
  ({ residentId } = room.directory.resident(room.directory.community(room.tenant.organizationId)));
  ({ sessionToken: token } = await room.joined(residentId));
});
afterAll(() => room.close());

async function added(device = new Authenticator(origin)): Promise<Authenticator> {
  const credential = device.create(await portal.passkeyOptions({ token, browser }));
  await portal.addPasskey({ token, browser, name: 'My phone', credential });
  return device;
}
const signInWith = async (device: Authenticator) =>
  portal.startPasskeySession({ browser, credential: device.get(await portal.passkeySessionOptions({ browser })) });

describe('a passkey', () => {
  it('is asked for by name of the host, kept by the device, and bound to its owner being there', async () => {
    const { publicKey } = await portal.passkeyOptions({ token, browser });
    expect(publicKey).toMatchObject({
      rp: { id: 'portal.example' },
      timeout: 300_000,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
  });

  it('is added by who is signed in, and not offered again', async () => {
    const device = await added();
    const { items } = await portal.passkeys(token);
    expect(items).toEqual([
      { id: expect.any(String), name: 'My phone', createdAt: expect.stringMatching(/Z$/), lastUsedAt: null },
    ]);
    expect((await portal.passkeyOptions({ token, browser })).publicKey).toMatchObject({
      excludeCredentials: [{ id: device.id }],
    });
    await expect(added(device)).rejects.toMatchObject({ code: 'passkey.exists' });
  });

  it('signs in without an address, and tells when it was used', async () => {
    const device = await added();
    const session = await signInWith(device);
    expect(session.profiles.map((profile) => profile.residentId)).toEqual([residentId]);
    expect(await portal.portalMe(session.sessionToken)).toMatchObject({ account: session.account });
    expect((await portal.passkeys(token)).items[0]!.lastUsedAt).toMatch(/Z$/);
    await signInWith(device);
  });

  it('of a device that does not count signs in each time', async () => {
    const device = await added();
    for (let times = 0; times < 2; times += 1) {
      device.counter = -1;
      expect((await signInWith(device)).account.email).toContain('@');
    }
  });

  it('that is a copy is refused: its counter does not rise', async () => {
    const device = await added();
    device.counter = 7;
    await signInWith(device);
    for (const counter of [7, 3]) {
      device.counter = counter;
      await expect(signInWith(device)).rejects.toMatchObject({ code: 'passkey.refused' });
    }
  });

  it('is nothing on another page, for a key that nobody knows, or without a signature', async () => {
    const device = await added();
    const elsewhere = Object.assign(new Authenticator('https://evil.example'), { id: device.id });
    await expect(signInWith(elsewhere)).rejects.toMatchObject({ code: 'passkey.refused' });
    await expect(signInWith(new Authenticator(origin))).rejects.toMatchObject({ code: 'passkey.refused' });
    for (const credential of [{}, { id: device.id }, { id: device.id, response: { clientDataJSON: 'e30' } }])
      await expect(portal.startPasskeySession({ browser, credential })).rejects.toMatchObject({
        code: 'passkey.refused',
      });
    await expect(added(new Authenticator('https://evil.example'))).rejects.toMatchObject({ code: 'passkey.refused' });
  });

  it('is kept with the ways to it that we know, whatever the browser says', async () => {
    const ways = [{ usb: true }, 'usb', ['usb', 'x'.repeat(1_000), 7, 'usb', 'internal'], null];
    for (const transports of ways) {
      const options = await portal.passkeyOptions({ token, browser });
      const { response, ...rest } = new Authenticator(origin).create(options) as { response: object };
      const credential = { ...rest, response: { ...response, transports } };
      await portal.addPasskey({ token, browser, name: 'My phone', credential });
    }
    const { publicKey } = await portal.passkeyOptions({ token, browser });
    const { excludeCredentials } = publicKey as { excludeCredentials: { transports: string[] }[] };
    expect(excludeCredentials.map(({ transports }) => transports).filter(({ length }) => length > 0)).toEqual([
      ['internal', 'usb'],
    ]);
  });

  it('with an id longer than any is refused', async () => {
    const endless = Object.assign(new Authenticator(origin), { id: randomBytes(5_000).toString('base64url') });
    await expect(added(endless)).rejects.toMatchObject({ code: 'passkey.refused' });
  });

  it('is called what its owner, and nobody else, wants to call it', async () => {
    await added();
    const [{ id } = { id: '' }] = (await portal.passkeys(token)).items;
    const other = await room.joined(
      room.directory.resident(room.directory.community(room.tenant.organizationId)).residentId,
    );
    const rename = (of: string, name: string) => portal.renamePasskey(id, { token: of, name });
    await expect(rename(other.sessionToken, 'Mine')).rejects.toMatchObject({ code: 'resource.not_found' });
    expect(await rename(token, 'The old phone')).toMatchObject({ id, name: 'The old phone' });
    expect((await portal.passkeys(token)).items).toEqual([expect.objectContaining({ id, name: 'The old phone' })]);
  });

  it('can be taken away by its owner alone', async () => {
    const device = await added();
    const [{ id } = { id: '' }] = (await portal.passkeys(token)).items;
    const other = await room.joined(
      room.directory.resident(room.directory.community(room.tenant.organizationId)).residentId,
    );
    await expect(portal.removePasskey(other.sessionToken, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    await portal.removePasskey(token, id);
    expect(await portal.passkeys(token)).toEqual({ items: [] });
    await expect(signInWith(device)).rejects.toMatchObject({ code: 'passkey.refused' });
  });

  it('is one of twenty at the most, also where several are added at once', async () => {
    await room.db.query(
      `INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, name)
       SELECT gen_random_uuid(), standing.account_id, gen_random_uuid()::text, '', 0, '{}', 'Phone ' || n
         FROM standing, generate_series(1, 18) AS n WHERE resident_id = $1`,
      [residentId],
    );
    const asked = await Promise.all(Array.from({ length: 4 }, () => portal.passkeyOptions({ token, browser })));
    const attempts = await Promise.allSettled(
      asked.map((options) =>
        portal.addPasskey({ token, browser, name: 'One', credential: new Authenticator(origin).create(options) }),
      ),
    );
    const refused = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason as object] : []));
    expect(refused).toEqual([1, 2].map(() => expect.objectContaining({ code: 'passkey.too_many' })));
    expect((await portal.passkeys(token)).items).toHaveLength(20);
    await expect(portal.passkeyOptions({ token, browser })).rejects.toMatchObject({ code: 'passkey.too_many' });
  });

  it('signs nobody in who has no home any more', async () => {
    const device = await added();
    await room.invitations.deactivate(room.tenant, residentId);
    await expect(signInWith(device)).rejects.toMatchObject({ code: 'passkey.refused' });
  });

  it('is not for who is not signed in', async () => {
    const nobody = { token: 'no session', browser };
    await expect(portal.passkeyOptions(nobody)).rejects.toMatchObject({ code: 'auth.required' });
    await expect(portal.passkeys('no session')).rejects.toMatchObject({ code: 'auth.required' });
  });
});

describe('a challenge', () => {
  it('is good once, also where the attempt failed', async () => {
    const device = await added();
    const asked = await portal.passkeySessionOptions({ browser });
    await portal.startPasskeySession({ browser, credential: device.get(asked) });
    await expect(portal.startPasskeySession({ browser, credential: device.get(asked) })).rejects.toMatchObject({
      code: 'passkey.challenge_invalid',
    });
  });

  it('is good for one of many at once', async () => {
    const device = await added();
    const asked = await portal.passkeySessionOptions({ browser });
    const attempts = Array.from({ length: 10 }, () =>
      portal.startPasskeySession({ browser, credential: device.get(asked) }),
    );
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is bound to the browser, and to what it was made for', async () => {
    const device = await added();
    const asked = await portal.passkeySessionOptions({ browser });
    await expect(
      portal.startPasskeySession({ browser: 'another', credential: device.get(asked) }),
    ).rejects.toMatchObject({ code: 'passkey.challenge_invalid' });
    const toAdd = await portal.passkeyOptions({ token, browser });
    const { challenge } = toAdd.publicKey as { challenge: string };
    const crossed = device.get({ publicKey: { challenge, rpId: 'portal.example' } });
    await expect(portal.startPasskeySession({ browser, credential: crossed })).rejects.toMatchObject({
      code: 'passkey.challenge_invalid',
    });
  });

  it('is over after five minutes', async () => {
    const device = await added();
    const asked = await portal.passkeySessionOptions({ browser });
    await room.db.query(`UPDATE passkey_challenge SET expires_at = expires_at - interval '5 minutes'`);
    await expect(portal.startPasskeySession({ browser, credential: device.get(asked) })).rejects.toMatchObject({
      code: 'passkey.challenge_invalid',
    });
  });
});
