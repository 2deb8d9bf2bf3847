import type { DeliveryView } from '@portico/contracts/deliveries';
import type { Grant } from '@portico/contracts/gate';
import { ConfigError, loadConfig } from '@portico/platform/config';
import { newId } from '@portico/platform/ids';
import { Client } from 'pg';
import { complaint, deliveryStatus } from '../../testing/bounce-mails';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { SmtpDialogue } from '../../testing/smtp-dialogue';
import { InvitationsConfig } from '../config';
import { BounceInbox } from './bounce-inbox.service';

let room: MessageRoom;
let communityId: string;
let sender: SmtpDialogue;

beforeAll(async () => {
  room = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example', BOUNCE_PORT: '0' });
  communityId = room.directory.community(room.tenant.organizationId).id;
});
afterAll(() => room.close());
beforeEach(async () => {
  sender = await SmtpDialogue.with(room.app.get(BounceInbox).port!);
  expect(await sender.greeted()).toMatch(/^250/);
});
afterEach(() => sender.end());

/** An invitation that was sent. */
async function mailed(): Promise<{ deliveryId: string; email: string; grant: Grant }> {
  const { residentId, email } = room.directory.resident(room.directory.communities.get(communityId)!);
  const { delivery: made } = await room.invitations.invite(room.tenant, residentId);
  const grant = (await room.mailAll()).find(({ deliveryId }) => deliveryId === made.id)!;
  return { deliveryId: made.id, email: email!, grant };
}

function delivery(id: string): Promise<DeliveryView> {
  return room.invitations.getDelivery(room.tenant, id);
}

const bounceOf = (email: string, more: object = {}): string =>
  deliveryStatus({ id: `<${newId()}@mx.example.net>`, recipients: [{ address: email }], ...more });

describe('a mail to one of our return paths', () => {
  it('is a bounce, which is committed when it is taken', async () => {
    const { deliveryId, email, grant } = await mailed();
    expect(await sender.deliver(grant.envelopeFrom, bounceOf(email))).toMatch(/^250/);
    expect(await delivery(deliveryId)).toMatchObject({ status: 'bounced', reason: 'invalid_recipient' });
  });

  it('is known by that path alone, though nothing in the mail names ours', async () => {
    const { deliveryId, grant } = await mailed();
    const raw = bounceOf('somebody@example.net', { to: 'undisclosed' });
    expect(await sender.deliver(grant.envelopeFrom.toUpperCase(), raw)).toMatch(/^250/);
    expect((await delivery(deliveryId)).status).toBe('bounced');
  });

  it('is a complaint, whoever sends it', async () => {
    const { deliveryId, grant } = await mailed();
    expect(await sender.deliver(grant.envelopeFrom, complaint({}), 'fbl@fbl.example.net')).toMatch(/^250/);
    expect((await delivery(deliveryId)).status).toBe('complained');
  });

  it('counts once, however often it is brought', async () => {
    const { deliveryId, email, grant } = await mailed();
    const raw = bounceOf(email);
    for (let i = 0; i < 3; i += 1) expect(await sender.deliver(grant.envelopeFrom, raw)).toMatch(/^250/);
    const { events } = await delivery(deliveryId);
    expect(events.filter(({ type }) => type === 'bounced')).toHaveLength(1);
  });

  it('changes nothing where a path in it is forged, or it is none of these', async () => {
    const { deliveryId, email, grant } = await mailed();
    const forged = grant.envelopeFrom.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    const raw = bounceOf(email, { returned: `Return-Path: <${forged}>` });
    expect(await sender.deliver(grant.envelopeFrom, raw)).toMatch(/^250/);
    expect(await sender.deliver(grant.envelopeFrom, 'noise')).toMatch(/^250/);
    expect(await sender.deliver(grant.envelopeFrom, 'From: ada@example.com\r\n\r\nThank you')).toMatch(/^250/);
    expect((await delivery(deliveryId)).status).toBe('sent');
  });

  it('is refused where we did not make the path', async () => {
    const { grant } = await mailed();
    const forged = grant.envelopeFrom.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    for (const address of [forged, 'ada@bounce.example', grant.envelopeFrom.replace('bounce.example', 'example.com')])
      expect([await sender.deliver(address, 'x'), await sender.say('RSET')]).toEqual([
        '550 5.1.1 There is no such mailbox',
        expect.stringMatching(/^250/),
      ]);
  });

  it('stays with its sender while the database is away', async () => {
    const { deliveryId, email, grant } = await mailed();
    const raw = bounceOf(email);
    await withoutDatabase(room, async () => {
      expect(await sender.deliver(grant.envelopeFrom, raw)).toMatch(/^451/);
    });
    expect((await delivery(deliveryId)).status).toBe('sent');
    expect(await sender.deliver(grant.envelopeFrom, raw)).toMatch(/^250/);
    expect((await delivery(deliveryId)).status).toBe('bounced');
  });
});

describe('the inbox', () => {
  it('is not opened where it has no port', async () => {
    const other = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example' });
    expect(other.app.get(BounceInbox).port).toBeUndefined();
    await other.close();
  });

  it('has no port without a domain of its own', () => {
    const env = {
      PORT: '1',
      INTERNAL_SECRET: 'x'.repeat(32),
      DATABASE_URL: 'postgres://x',
      DIRECTORY_URL: 'http://127.0.0.1:9',
      PUBLIC_URL: 'https://portal.example',
      LINK_SECRET: 'x'.repeat(32),
      MAIL_FROM: 'portal@mail.example',
      BOUNCE_PORT: '25',
    };
    expect(() => loadConfig(InvitationsConfig, env)).toThrow(
      new ConfigError([{ variable: 'BOUNCE_PORT', reason: 'needs BOUNCE_DOMAIN' }]),
    );
    expect(loadConfig(InvitationsConfig, { ...env, BOUNCE_DOMAIN: 'bounce.example' }).bouncePort).toBe(25);
  });
});

/** The database lets nobody in, and ends who is there. */
async function withoutDatabase(at: MessageRoom, work: () => Promise<void>): Promise<void> {
  at.app.app.useLogger(false); // all that is broken now says so
  const [{ name }] = await at.db.query<[{ name: string }]>('SELECT current_database() AS name');
  const server = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await server.connect();
  try {
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await work();
  } finally {
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await server.end();
  }
}
