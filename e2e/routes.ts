// Every route of the contract, written down anew: who may use it, by which scope, and what the `{id}` in its path is.
import type { Scope } from '@portico/contracts/staff';
import type { Method } from './api';

export type Thing =
  | 'community'
  | 'property'
  | 'resident'
  | 'import'
  | 'document'
  | 'request'
  | 'message'
  | 'delivery'
  | 'suppression'
  | 'webhook'
  | 'relay'
  | 'user'
  | 'apiKey';

/** Who may use a route: staff (administrators alone where it reaches the whole `organization`; of the first one, the `operator`), or one of the others. */
export type Reach = Thing | 'assigned' | 'organization' | 'operator' | 'session' | 'portal' | 'installation' | 'anyone';

export interface Route {
  method: Exclude<Method, 'HEAD'>;
  /** Below /api/v1. */
  path: string;
  reach: Reach;
  scopes: Scope[];
}

const table = `
POST   /auth/login                                          anyone
POST   /auth/logout                                         session
GET    /auth/me                                             session
POST   /auth/password                                       anyone
GET    /api-keys                                            organization staff:manage
POST   /api-keys                                            organization staff:manage
DELETE /api-keys/{id}                                       apiKey       staff:manage
GET    /users                                               organization staff:manage
POST   /users                                               organization staff:manage
PATCH  /users/{id}                                          user         staff:manage
DELETE /users/{id}                                          user         staff:manage
POST   /organizations                                       installation
GET    /relays                                              operator     staff:manage
POST   /relays                                              operator     staff:manage
PATCH  /relays/{id}                                         relay        staff:manage
DELETE /relays/{id}                                         relay        staff:manage
GET    /organization                                        assigned     directory:read
PATCH  /organization                                        organization directory:write
GET    /communities                                         assigned     directory:read
POST   /communities                                         organization directory:write
GET    /communities/{id}                                    community    directory:read
PATCH  /communities/{id}                                    community    directory:write
GET    /communities/{id}/progress                           community    directory:read
PUT    /communities/{id}/logo                               community    directory:write
GET    /communities/{id}/logo                               community    directory:read
DELETE /communities/{id}/logo                               community    directory:write
GET    /logos/{sha256}                                      anyone
GET    /communities/{id}/properties                         community    directory:read
POST   /communities/{id}/properties                         community    directory:write
GET    /properties/{id}                                     property     directory:read
PATCH  /properties/{id}                                     property     directory:write
DELETE /properties/{id}                                     property     directory:write
GET    /communities/{id}/residents                          community    directory:read
POST   /communities/{id}/residents                          community    directory:write
PATCH  /communities/{id}/residents                          community    directory:write
GET    /communities/{id}/residents.csv                      community    directory:read
GET    /communities/{id}/address-checks                     community    directory:read
GET    /residents/{id}                                      resident     directory:read
PATCH  /residents/{id}                                      resident     directory:write
DELETE /residents/{id}                                      resident     directory:write
POST   /residents/{id}/deactivate                           resident     directory:write
POST   /residents/{id}/reactivate                           resident     directory:write
POST   /communities/{id}/imports                            community    directory:write
GET    /imports/{id}                                        import       directory:read
GET    /imports/{id}/errors.csv                             import       directory:read
GET    /residents/{id}/ledger                               resident     directory:read
PUT    /residents/{id}/ledger                               resident     directory:write
POST   /communities/{id}/ledger-imports                     community    directory:write
GET    /communities/{id}/requests                           community    directory:read
GET    /requests/{id}                                       request      directory:read
PATCH  /requests/{id}                                       request      directory:write
POST   /requests/{id}/comments                              request      directory:write
GET    /requests/{id}/photos/{photoId}                      request      directory:read
GET    /communities/{id}/documents                          community    directory:read
POST   /communities/{id}/documents                          community    directory:write
GET    /documents/{id}                                      document     directory:read
DELETE /documents/{id}                                      document     directory:write
GET    /documents/{id}/file                                 document     directory:read
POST   /residents/{id}/invitation                           resident     messages:send
DELETE /residents/{id}/invitation                           resident     messages:send
GET    /residents/{id}/deliveries                           resident     messages:read
POST   /communities/{id}/messages                           community    messages:write
GET    /communities/{id}/messages                           community    messages:read
POST   /communities/{id}/mail-preview                       community    messages:read
GET    /mail-templates                                      assigned     messages:read
GET    /messages/{id}                                       message      messages:read
PATCH  /messages/{id}                                       message      messages:write
DELETE /messages/{id}                                       message      messages:write
POST   /messages/{id}/attachments                           message      messages:write
DELETE /messages/{id}/attachments/{attachmentId}            message      messages:write
POST   /messages/{id}/generate                              message      messages:write
GET    /messages/{id}/recipients                            message      messages:read
GET    /messages/{id}/recipients/{residentId}/preview       message      messages:read
DELETE /messages/{id}/recipients/{residentId}               message      messages:write
GET    /messages/{id}/address-checks                        message      messages:read
POST   /messages/{id}/test                                  message      messages:send
POST   /messages/{id}/send                                  message      messages:send
POST   /messages/{id}/undo                                  message      messages:send
POST   /messages/{id}/pause                                 message      messages:send
POST   /messages/{id}/resume                                message      messages:send
POST   /messages/{id}/cancel                                message      messages:send
GET    /messages/{id}/events                                message      messages:read
GET    /messages/{id}/deliveries                            message      messages:read
POST   /messages/{id}/retry-failed                          message      messages:send
GET    /deliveries/{id}                                     delivery     messages:read
POST   /deliveries/{id}/retry                               delivery     messages:send
GET    /communities/{id}/activity                           community    messages:read,directory:read
GET    /suppressions                                        organization messages:read,feedback:write
POST   /suppressions                                        organization feedback:write
DELETE /suppressions/{id}                                   suppression  feedback:write
POST   /feedback/bounces                                    organization feedback:write
POST   /feedback/ses                                        anyone
POST   /feedback/sendgrid                                   anyone
POST   /feedback/mailgun                                    anyone
POST   /feedback/postmark                                   anyone
GET    /webhooks                                            organization webhooks:manage
POST   /webhooks                                            organization webhooks:manage
PATCH  /webhooks/{id}                                       webhook      webhooks:manage
DELETE /webhooks/{id}                                       webhook      webhooks:manage
GET    /portal/activations/nonce                            anyone
POST   /portal/activations                                  anyone
POST   /portal/activations/renew                            anyone
POST   /portal/sign-in-links                                anyone
POST   /portal/sessions                                     anyone
DELETE /portal/sessions                                     portal
GET    /portal/me                                           portal
PATCH  /portal/me                                           portal
GET    /portal/profiles/{residentId}                        portal
PATCH  /portal/profiles/{residentId}                        portal
GET    /portal/profiles/{residentId}/notices                portal
GET    /portal/profiles/{residentId}/notices/{noticeId}/attachments/{sha256} portal
POST   /portal/passkeys/options                             portal
POST   /portal/passkeys                                     portal
GET    /portal/passkeys                                     portal
PATCH  /portal/passkeys/{passkeyId}                         portal
DELETE /portal/passkeys/{passkeyId}                         portal
POST   /portal/passkey-sessions/options                     anyone
POST   /portal/passkey-sessions                             anyone
GET    /portal/profiles/{residentId}/ledger                 portal
GET    /portal/profiles/{residentId}/documents              portal
GET    /portal/documents/{documentId}/file                  portal
GET    /portal/profiles/{residentId}/requests               portal
POST   /portal/profiles/{residentId}/requests               portal
GET    /portal/requests/{requestId}                         portal
POST   /portal/requests/{requestId}/comments                portal
GET    /portal/requests/{requestId}/photos/{photoId}        portal
`;

/** All of them. */
export const routes: Route[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [method, path, reach, scopes = ''] = line.split(/\s+/);
    return { method, path, reach, scopes: scopes.split(',').filter(Boolean) } as Route;
  });

/** Those that staff and keys use. */
export const staffRoutes = routes.filter(({ scopes }) => scopes.length > 0);

/** Those of staff whose path names a thing. */
export const thingRoutes = staffRoutes.filter(({ path }) => path.includes('{id}'));

/** The path with these ids in it; the second id, where there is one, is the same if none is given. */
export function pathOf({ path }: Route, id: string, second = id): string {
  return path.replace('{id}', id).replaceAll(/\{\w+\}/g, second);
}

/** `POST /communities` and so on, for a message. */
export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}
