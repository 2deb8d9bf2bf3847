// What the screen offers to do with a resident.
import type { Schema } from '@portico/api/client';
import { mayEdit, maySend } from '../session/permissions';

type Resident = Pick<Schema<'ResidentView'>, 'allowedActions'>;
type ResidentAction = Resident['allowedActions'][number];

const sending: readonly ResidentAction[] = ['invite', 'resend', 'revoke'];
const grave: readonly ResidentAction[] = ['revoke', 'deactivate'];

/** What may be done now with this resident by who is signed in, and nothing else (A6). */
export function actionsFor({ allowedActions }: Resident, me: Parameters<typeof maySend>[0]): ResidentAction[] {
  return allowedActions.filter((action) => (sending.includes(action) ? maySend(me) : mayEdit(me)));
}

/** Whether an action takes something away. */
export function isGrave(action: ResidentAction): boolean {
  return grave.includes(action);
}
