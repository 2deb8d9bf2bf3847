import type { Tenant } from '@portico/platform/tenant';
import { temporaryFile } from '@portico/testing/temporary-file';
import { startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

/** The smallest picture there is: one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let rig: DirectoryRig;
let tenant: Tenant;
let id: string;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  ({ id } = await rig.directory.createCommunity(tenant, { name: 'Maple Court' }));
});
afterAll(() => rig.close());

async function put(filename: string, bytes: Uint8Array, by = tenant): Promise<void> {
  await rig.directory.putLogo(by, id, await temporaryFile(filename, bytes));
}
const logoUrl = async () => (await rig.directory.getCommunity(tenant, id)).logoUrl;

describe('the logo of a community', () => {
  it('is shown to anyone who knows its address, and in pages and mails', async () => {
    await put('logo.png', pixel);
    const url = await logoUrl();
    expect(url).toMatch(/^\/api\/v1\/logos\/[0-9a-f]{64}$/);
    for (const answer of [
      await rig.directory.logo(url!.split('/').at(-1)!),
      await rig.directory.communityLogo(tenant, id),
    ]) {
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(pixel);
    }
    expect(await rig.asInvitations.communityCard(tenant, id)).toMatchObject({ logoUrl: url });
    expect(await rig.directory.communityFace(id)).toEqual({ name: 'Maple Court', brandColor: '#1f6feb', logoUrl: url });
  });

  it('is taken away; mails that were sent show it still', async () => {
    await put('logo.png', pixel);
    const url = (await logoUrl())!;
    await rig.directory.removeLogo(tenant, id);
    expect(await logoUrl()).toBeNull();
    await expect(rig.directory.communityLogo(tenant, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    expect((await rig.directory.logo(url.split('/').at(-1)!)).status).toBe(200);
  });

  it('is a picture of at most 1 MB', async () => {
    await expect(put('logo.gif', Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'attachment.type_not_allowed' });
    await expect(put('logo.png', Buffer.from('<svg/>'))).rejects.toMatchObject({ code: 'attachment.type_not_allowed' });
    await expect(put('logo.png', Buffer.alloc(1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'attachment.too_large',
    });
    expect(await logoUrl()).toBeNull();
  });

  it('is set by its organization alone', async () => {
    const stranger = await rig.tenant();
    await expect(put('logo.png', pixel, stranger)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(rig.directory.removeLogo(stranger, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(rig.directory.communityLogo(stranger, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(rig.directory.logo('ab'.repeat(32))).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
