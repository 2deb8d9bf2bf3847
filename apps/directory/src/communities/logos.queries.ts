import type { CommunityFace } from '@portico/contracts/communities';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { StoredFile } from '@portico/platform/files/stored-file';

/** A path at the gateway; null where there is no logo. */
export function logoUrlOf(sha256: string | null): string | null {
  return sha256 && `/api/v1/logos/${sha256}`;
}

export async function keepLogo(tx: EntityManager, { sha256, contentType, size }: StoredFile): Promise<void> {
  await tx.query('INSERT INTO logo (sha256, content_type, size) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    sha256,
    contentType,
    size,
  ]);
}

/** Has the community show this logo, or none. */
export async function hangLogo(
  tx: EntityManager,
  { organizationId }: Tenant,
  communityId: string,
  sha256: string | null,
): Promise<void> {
  await tx.query('UPDATE community SET logo_sha256 = $3 WHERE id = $1 AND organization_id = $2', [
    communityId,
    organizationId,
    sha256,
  ]);
}

/** A picture that is or was the logo of some community: nothing else can be had without a proof. */
export async function findLogo(db: EntityManager, sha256: string): Promise<StoredFile | undefined> {
  const [logo] = await db.query<Omit<StoredFile, 'filename'>[]>(
    'SELECT sha256, content_type AS "contentType", size FROM logo WHERE sha256 = $1',
    [sha256],
  );
  return logo && { ...logo, filename: `logo.${logo.contentType.replace('image/', '')}` };
}

/** @throws Problem 404. */
export async function faceOf(db: EntityManager, communityId: string): Promise<CommunityFace> {
  const [face] = await db.query<{ name: string; brandColor: string; logoSha256: string | null }[]>(
    'SELECT name, brand_color AS "brandColor", logo_sha256 AS "logoSha256" FROM community WHERE id = $1',
    [communityId],
  );
  if (!face) throw notFound('community');
  const { logoSha256, ...rest } = face;
  return { ...rest, logoUrl: logoUrlOf(logoSha256) };
}
