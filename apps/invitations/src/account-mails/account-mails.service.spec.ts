import { openRoom, type Room } from '../../testing/room';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

describe('the mail with which new staff set a password', () => {
  const url = 'https://portal.example/set-password?token=the-raw-token-of-the-gateway';

  it('goes out with its link and is stored sealed until then, and not at all after', async () => {
    const stored = () =>
      room.db.query<{ row: string; sealed: boolean }[]>(
        'SELECT delivery::text AS row, sealed_url IS NOT NULL AS sealed FROM delivery',
      );
    await room.invitations.sendAccountMail(room.tenant, { to: 'new.staff@example.com', name: 'Mary', url });
    const [waiting] = await stored();
    expect(waiting!.row).not.toContain('the-raw-token');
    const [mail] = await room.mailAll();
    expect(mail).toMatchObject({
      to: { name: 'Mary', address: 'new.staff@example.com' },
      from: { name: 'Acme Management' },
      values: { organizationName: 'Acme Management', setPasswordUrl: url, linkHours: '72 hours' },
    });
    expect((await stored()).map((row) => row.sealed)).toEqual([false]);
  });

  it('is refused without an address to send it to', async () => {
    const body = { to: 'nowhere', name: 'Mary', url };
    await expect(room.invitations.sendAccountMail(room.tenant, body)).rejects.toMatchObject({
      code: 'validation.failed',
      errors: [{ field: 'to', code: 'email.invalid' }],
    });
  });
});
