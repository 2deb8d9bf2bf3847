// What may be done with a resident, by where they stand (A6). Everything that offers or refuses an action reads this.
import type { PortalStatus, ResidentAction, ResidentKind } from '@portico/contracts/residents';

/** What directory itself knows of a person, without where they stand. */
export interface ResidentFacts {
  propertyId: string;
  kind: ResidentKind;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
}

export interface ResidentStanding {
  portalStatus: PortalStatus;
  hasEmail: boolean;
  /** An invitation that was neither accepted nor revoked, sent or not, expired or not. */
  invitationOpen: boolean;
}

interface Rule {
  action: ResidentAction;
  needs?: 'hasEmail' | 'invitationOpen';
}

const rules = {
  pending: [
    { action: 'invite', needs: 'hasEmail' },
    { action: 'revoke', needs: 'invitationOpen' },
  ],
  invited: [
    { action: 'resend', needs: 'hasEmail' },
    { action: 'revoke', needs: 'invitationOpen' },
  ],
  active: [{ action: 'deactivate' }],
  inactive: [{ action: 'reactivate' }],
} as const satisfies Record<PortalStatus, readonly Rule[]>;

/** The actions that the server would carry out now. */
export function allowedActions(standing: ResidentStanding): ResidentAction[] {
  const table: readonly Rule[] = rules[standing.portalStatus];
  return table.filter(({ needs }) => !needs || standing[needs]).map(({ action }) => action);
}
