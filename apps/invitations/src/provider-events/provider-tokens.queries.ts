import type { EntityManager } from 'typeorm';

/** Takes a token for one body. @returns false where it was taken for another one. */
export async function takeToken(
  tx: EntityManager,
  { token, body, windowSeconds }: { token: Buffer; body: Buffer; windowSeconds: number },
): Promise<boolean> {
  await tx.query('DELETE FROM provider_token WHERE expires_at < now()');
  const rows = await tx.query<{ same: boolean }[]>(
    `INSERT INTO provider_token AS kept (token_hash, body_hash, expires_at) VALUES ($1, $2, now() + $3 * interval '1 second')
         ON CONFLICT (token_hash) DO UPDATE SET token_hash = excluded.token_hash RETURNING body_hash = $2 AS same`,
    [token, body, windowSeconds],
  );
  return rows[0]!.same;
}
