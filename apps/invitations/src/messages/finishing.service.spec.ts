import type { CommunityCard } from '@portico/contracts/recipients';
import { fill } from '@portico/mail/fill';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { ContentStore } from '../deliveries/content.store';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
  community = room.directory.community(room.tenant.organizationId);
  room.directory.resident(community);
});
afterAll(() => room.close());

const refused = { kind: 'rejected', stage: 'data', code: 554, enhancedCode: '5.6.0', reply: 'not this' } as const;

async function sendBegun(): Promise<string> {
  const { id } = await room.reviewed(community.id, { summaryTo: ['board@example.com'] });
  await room.invitations.send(room.tenant, id, {});
  return id;
}

/** What the recap that waits to be mailed says. */
async function recapText(): Promise<string> {
  const [recap, ...others] = await room.mailAll();
  expect([recap!.to.address, others]).toEqual(['board@example.com', []]);
  const { parts } = await room.app.get(ContentStore).read(recap!.contentId);
  return fill(parts.en, recap!.values).text;
}

describe('a recap (B11)', () => {
  it('is headed by how the send ended, and by how a retry did', async () => {
    const id = await sendBegun();
    await room.mailAll(() => refused);
    await room.reaches(id, 'sent');
    expect(await recapText()).toMatch(/^Your message has been sent\n/);
    await room.invitations.retryFailed(room.tenant, id, {});
    await room.mailAll();
    await room.reaches(id, 'sent');
    expect(await recapText()).toMatch(/^Your message has been sent again to those it had not reached\n/);
  });

  it('never says of a cancelled message that it was sent', async () => {
    const id = await sendBegun();
    await room.invitations.steer(room.tenant, id, 'cancel');
    expect(await recapText()).toMatch(/^Your message was cancelled\n/);
  });
});
