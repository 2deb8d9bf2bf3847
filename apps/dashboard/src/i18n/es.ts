import type { Words } from './words';
import { activity } from './es/activity';
import { addressChecks } from './es/address-checks';
import { apiKeys } from './es/api-keys';
import { app, shortcuts } from './es/app';
import { communities } from './es/communities';
import { community } from './es/community';
import { deliveries } from './es/deliveries';
import { documents } from './es/documents';
import { imports } from './es/imports';
import { invitations } from './es/invitations';
import { ledger } from './es/ledger';
import { ledgerImport } from './es/ledger-import';
import { massEdit } from './es/mass-edit';
import { messages } from './es/messages';
import { organization } from './es/organization';
import { ownerAccess } from './es/owner-access';
import { problems } from './es/problems';
import { properties } from './es/properties';
import { relays } from './es/relays';
import { requests } from './es/requests';
import { residents } from './es/residents';
import { selection } from './es/selection';
import { session } from './es/session';
import { mailSwitch, settings } from './es/settings';
import { staff } from './es/staff';
import { suppressions } from './es/suppressions';
import { webhooks } from './es/webhooks';

export const es = {
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
} satisfies Words;
