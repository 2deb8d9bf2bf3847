import type { MessagePatch } from '@portico/contracts/messages';
import type { CommunityCard } from '@portico/contracts/recipients';
import type { Selection } from '@portico/contracts/selections';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

describe('the selection of a message', () => {
  const wrongFields = async (selection: Selection): Promise<string[]> => {
    const draft = await room.draft(community.id);
    const fields = [];
    for (const attempt of [
      room.draft(community.id, { selection }),
      room.invitations.updateMessage(room.tenant, draft.id, { selection }),
    ]) {
      const problem = await attempt.then(
        () => ({ errors: [{ field: 'none', code: 'none' }] }),
        (refusal: { errors: { field: string; code: string }[] }) => refusal,
      );
      fields.push(problem.errors.map(({ field, code }) => `${field} ${code}`).join());
    }
    return fields;
  };

  it('is by id or by filter, never both, and one of them', async () => {
    const { residentId } = room.directory.resident(community);
    const both = 'selection selection.ids_or_filter';
    expect(await wrongFields({ ids: [residentId], filter: {} })).toEqual([both, both]);
    const missing = 'selection.ids field.required';
    expect(await wrongFields({ exclude: [residentId] })).toEqual([missing, missing]);
    expect(await wrongFields({ ids: [residentId], exclude: [residentId] })).toEqual(['none none', 'none none']);
  });

  it('knows no property of another community or another organization', async () => {
    const here = room.directory.resident(community);
    const next = room.directory.resident(room.directory.community(room.tenant.organizationId));
    const foreign = room.directory.resident(room.directory.community(room.stranger.organizationId));
    const unknown = 'selection.filter.propertyId selection.unknown_id';
    for (const { propertyId } of [next, foreign])
      expect(await wrongFields({ filter: { propertyId: [here.propertyId, propertyId] } })).toEqual([unknown, unknown]);
    expect(await wrongFields({ filter: { propertyId: [here.propertyId] } })).toEqual(['none none', 'none none']);
  });
});

describe('an edit that changes nothing', () => {
  it('leaves a message in review as it is, with what was generated; anything else makes it a draft', async () => {
    const { residentId } = room.directory.resident(community);
    const message = await room.reviewed(community.id, {
      selection: { filter: { hasEmail: true, kind: ['owner'] } },
      summaryTo: ['board@example.com'],
    });
    const { subject, body, replyTo, summaryTo, selection } = message;
    const edit = (patch: MessagePatch) => room.invitations.updateMessage(room.tenant, message.id, patch);
    for (const same of [{}, { subject }, { subject, body, replyTo, summaryTo, selection }])
      expect(await edit(same)).toEqual(message);
    expect((await room.invitations.previewRecipient(room.tenant, message.id, residentId)).html).not.toBe('');
    const feed = await room.invitations.listActivity(room.tenant, community.id, { limit: 5 });
    expect(feed.items.map(({ type }) => type)).toEqual(['message.in_review']);
    expect(await edit({ replyTo: null })).toMatchObject({ status: 'draft', replyTo: null });
  });

  it('may name people who have gone since', async () => {
    const { residentId } = room.directory.resident(community);
    const { id, selection } = await room.draft(community.id, { selection: { ids: [residentId] } });
    room.directory.residents.delete(residentId);
    expect(await room.invitations.updateMessage(room.tenant, id, { selection, subject: 'Hi' })).toMatchObject({
      subject: 'Hi',
      counts: { recipients: 0 },
    });
  });

  it('is refused where no edit is allowed', async () => {
    room.directory.resident(community);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await expect(room.invitations.updateMessage(room.tenant, id, {})).rejects.toMatchObject({
      code: 'message.wrong_state',
    });
    await room.invitations.steer(room.tenant, id, 'cancel');
  });
});
