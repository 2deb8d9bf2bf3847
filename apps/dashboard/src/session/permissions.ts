// What the screen offers to whom. The gateway decides; this only spares people what would be refused.
import type { Schema } from '@portico/api/client';

type User = Pick<Schema<'OwnUserView'>, 'role' | 'canSend'>;

/** Edits communities and residents. */
export const mayEdit = ({ role }: User): boolean => role !== 'viewer';

/** Sends invitations and messages. */
export const maySend = ({ role, canSend }: User): boolean => role !== 'viewer' && canSend;

/** What concerns the whole organization: communities, staff, keys. */
export const mayManage = ({ role }: User): boolean => role === 'admin';

/** What concerns the installation: its relays. */
export const mayOperate = ({ operator }: Pick<Schema<'OwnUserView'>, 'operator'>): boolean => operator;
