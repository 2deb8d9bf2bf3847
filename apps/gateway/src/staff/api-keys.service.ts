import { Injectable } from '@nestjs/common';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { notFound, Problem, wrongField } from '@portico/contracts/problems';
import { scopes } from '@portico/contracts/staff';
import type { ApiKeyBody, ApiKeyCreated, ApiKeyView, Scope } from '@portico/contracts/staff';
import { Conditions } from '@portico/platform/conditions';
import { newId } from '@portico/platform/ids';
import { keysetPage, newestFirst } from '@portico/platform/keyset-page.queries';
import { hashOf, newSecret, sameSecret } from '@portico/platform/secret';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { mayGrant } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { GatewayConfig } from '../config';
import { FirstOrganization } from './first-organization.service';

interface KeyRow {
  id: string;
  organizationId: string;
  name: string;
  scopes: Scope[];
  expiresAt: Date | null;
  createdAt: Date;
  usedAt: Date | null;
  stale: boolean;
}

const columns = `id, organization_id AS "organizationId", name, scopes, expires_at AS "expiresAt", created_at AS "createdAt",
  used_at AS "usedAt", coalesce(used_at < now() - interval '1 minute', true) AS stale`;

/** API keys: the secret is shown once and kept as a hash. ADMIN_API_KEY has no row: it is the environment's. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly db: DataSource,
    private readonly config: GatewayConfig,
    private readonly first: FirstOrganization,
  ) {}

  /** Whose secret it is; null where it is unknown or over. */
  async find(secret: string): Promise<StaffCaller | null> {
    if (sameSecret(secret, this.config.adminApiKey)) return this.installationKey();
    const [row] = await this.db.query<KeyRow[]>(
      `SELECT ${columns} FROM api_key WHERE secret_hash = $1 AND (expires_at IS NULL OR expires_at > now())`,
      [hashOf(secret)],
    );
    if (!row) return null;
    if (row.stale) await this.db.query('UPDATE api_key SET used_at = now() WHERE id = $1', [row.id]);
    const { id, organizationId, name } = row;
    return callerOf({ id, organizationId, name, scopes: row.scopes, countedBy: `key:${id}`, installation: false });
  }

  /** Newest first. */
  list(caller: StaffCaller, query: ListQuery): Promise<Page<ApiKeyView>> {
    const where = new Conditions().and('organization_id = ?', caller.organizationId);
    return keysetPage(this.db.manager, { ...newestFirst, select: columns, from: 'api_key', where }, query, viewOf);
  }

  /** @throws Problem `auth.forbidden` where it would have a scope that its maker has not; 422 for an end in the past. */
  async create(caller: StaffCaller, body: ApiKeyBody): Promise<ApiKeyCreated> {
    if (!mayGrant(caller, body.scopes))
      throw new Problem('auth.forbidden', 'A key gets no scope that its maker has not.');
    if (body.expiresAt && Date.parse(body.expiresAt) <= Date.now()) {
      throw wrongField('expiresAt', 'field.past', 'expiresAt must lie in the future.');
    }
    const { name, expiresAt = null } = body;
    return this.insert(this.db.manager, caller.organizationId, name, [...new Set(body.scopes)], expiresAt);
  }

  /** A key with every scope, for an organization that is just made. */
  createFull(tx: EntityManager, organizationId: string): Promise<ApiKeyCreated> {
    return this.insert(tx, organizationId, 'First key', [...scopes], null);
  }

  /** It stops working at once. */
  async remove(caller: StaffCaller, id: string): Promise<void> {
    const [, gone] = await this.db.query<[unknown, number]>(
      'DELETE FROM api_key WHERE id = $1 AND organization_id = $2',
      [id, caller.organizationId],
    );
    if (gone === 0) throw notFound('API key');
  }

  private async insert(
    tx: EntityManager,
    organizationId: string,
    name: string,
    granted: Scope[],
    expiresAt: string | null,
  ): Promise<ApiKeyCreated> {
    const secret = newSecret('pk_');
    const [row] = await tx.query<KeyRow[]>(
      `INSERT INTO api_key (id, organization_id, name, scopes, secret_hash, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING ${columns}`,
      [newId(), organizationId, name, granted, hashOf(secret), expiresAt],
    );
    const { id, scopes: kept, expiresAt: end } = viewOf(row as KeyRow);
    return { id, name, scopes: kept, expiresAt: end, secret };
  }

  private async installationKey(): Promise<StaffCaller> {
    const { id: organizationId } = await this.first.organization();
    const name = 'ADMIN_API_KEY';
    return callerOf({ id: null, organizationId, name, scopes, countedBy: 'key:installation', installation: true });
  }
}

function callerOf(key: Omit<StaffCaller, 'kind' | 'communityIds'>): StaffCaller {
  return { ...key, kind: 'key', communityIds: null };
}

function viewOf(row: KeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.usedAt?.toISOString() ?? null,
  };
}
