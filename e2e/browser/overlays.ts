// What opens over the pages: dialogs, menus, drawers and the panel of filters.

interface Overlay {
  /** As it is called in the list of all pages. */
  page: string;
  /** The button that opens it. */
  press: string | RegExp;
  /** Of the menu that the button opens. */
  item?: string;
  shows: 'dialog' | 'menu' | 'combobox';
}

/** By a telling name; those of a page beside each other, so that it is opened once. */
export const overlays: Record<string, Overlay> = {
  'add-community': { page: 'communities', press: 'Add Community', shows: 'dialog' },
  'user-menu': { page: 'communities', press: 'Your account', shows: 'menu' },
  'add-resident': { page: 'residents', press: 'Add Resident', shows: 'dialog' },
  'many-actions': { page: 'residents', press: 'Import, edit, export', shows: 'menu' },
  'row-menu': { page: 'residents', press: /^Actions for Bob/, shows: 'menu' },
  'edit-resident': { page: 'residents', press: /^Actions for Bob/, item: 'Edit', shows: 'dialog' },
  'last-question': { page: 'residents', press: /^Actions for Bob/, item: 'Remove', shows: 'dialog' },
  'filter-panel': { page: 'owner-access', press: 'Filter', shows: 'combobox' },
  schedule: { page: 'review', press: 'Schedule', shows: 'dialog' },
  send: { page: 'review', press: 'Send', shows: 'dialog' },
  'correct-before': { page: 'review', press: 'Correct the address of Cleo Cole', shows: 'dialog' },
  'correct-address': { page: 'sent-message', press: 'Correct the address of Bob Baker', shows: 'dialog' },
  timeline: { page: 'sent-message', press: /^Ada Lovelace$/, shows: 'dialog' },
  'add-property': { page: 'properties', press: 'Add Property', shows: 'dialog' },
  'add-document': { page: 'documents', press: 'Add document', shows: 'dialog' },
  'invite-staff': { page: 'staff', press: 'Invite staff', shows: 'dialog' },
  'edit-staff': { page: 'staff', press: 'Actions for Sam', item: 'Edit', shows: 'dialog' },
  'make-key': { page: 'api-keys', press: 'Make a key', shows: 'dialog' },
  'add-webhook': { page: 'webhooks', press: 'Add a webhook', shows: 'dialog' },
  'edit-webhook': { page: 'webhooks', press: /^Edit https/, shows: 'dialog' },
  'add-relay': { page: 'relays', press: 'Add a relay', shows: 'dialog' },
  'relay-menu': { page: 'relays', press: /^Actions for/, shows: 'menu' },
  'edit-relay': { page: 'relays', press: /^Actions for/, item: 'Edit', shows: 'dialog' },
  'portal-sign-out': { page: 'portal-details', press: 'Sign out everywhere', shows: 'dialog' },
};
