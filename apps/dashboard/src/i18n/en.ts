import { activity } from './en/activity';
import { addressChecks } from './en/address-checks';
import { apiKeys } from './en/api-keys';
import { app, shortcuts } from './en/app';
import { communities } from './en/communities';
import { community } from './en/community';
import { deliveries } from './en/deliveries';
import { documents } from './en/documents';
import { imports } from './en/imports';
import { invitations } from './en/invitations';
import { ledger } from './en/ledger';
import { ledgerImport } from './en/ledger-import';
import { massEdit } from './en/mass-edit';
import { messages } from './en/messages';
import { organization } from './en/organization';
import { ownerAccess } from './en/owner-access';
import { problems } from './en/problems';
import { properties } from './en/properties';
import { relays } from './en/relays';
import { requests } from './en/requests';
import { residents } from './en/residents';
import { selection } from './en/selection';
import { session } from './en/session';
import { mailSwitch, settings } from './en/settings';
import { staff } from './en/staff';
import { suppressions } from './en/suppressions';
import { webhooks } from './en/webhooks';

/** Everything the dashboard says. A language beside it has the same keys and the same slots. */
export const en = {
  activity,
  addressChecks,
  apiKeys,
  app,
  communities,
  community,
  deliveries,
  documents,
  imports,
  invitations,
  ledger,
  ledgerImport,
  mailSwitch,
  massEdit,
  messages,
  organization,
  ownerAccess,
  problems,
  properties,
  relays,
  requests,
  residents,
  selection,
  session,
  settings,
  shortcuts,
  staff,
  suppressions,
  webhooks,
};
