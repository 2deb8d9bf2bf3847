// The things that the `{id}` in a path of the public API can name, by the service that knows where each belongs.

export const directoryThings = ['community', 'property', 'resident', 'import', 'document', 'request'] as const;
export type DirectoryThing = (typeof directoryThings)[number];

export const invitationsThings = ['message', 'delivery', 'suppression', 'webhook', 'relay'] as const;
export type InvitationsThing = (typeof invitationsThings)[number];

export const gatewayThings = ['user', 'apiKey'] as const;
export type GatewayThing = (typeof gatewayThings)[number];

export const things = [...directoryThings, ...invitationsThings, ...gatewayThings] as const;
export type Thing = (typeof things)[number];

/** These belong to the organization as a whole, or to the installation; all others to one of its communities. */
const ofOrganization: readonly Thing[] = ['suppression', 'webhook', 'relay', ...gatewayThings];

/** Whether a thing is the operator's, for all organizations alike. */
export function isOfInstallation(thing: Thing): boolean {
  return thing === 'relay';
}

/** Whether a thing belongs to a community, so that who is assigned to another one must not touch it. */
export function isOfCommunity(thing: Thing): boolean {
  return !ofOrganization.includes(thing);
}

/** Whether directory knows where it belongs. */
export function isOfDirectory(thing: Thing): thing is DirectoryThing {
  return (directoryThings as readonly Thing[]).includes(thing);
}

/** Whether invitations knows where it belongs. */
export function isOfInvitations(thing: Thing): thing is InvitationsThing {
  return (invitationsThings as readonly Thing[]).includes(thing);
}
