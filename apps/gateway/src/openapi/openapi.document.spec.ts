import { startGateway, type Gateway } from '../../testing/gateway';
import { StubServices } from '../../testing/stub-services';

const apiRoutes = `
POST /auth/login
POST /auth/logout
GET /auth/me
POST /auth/password
GET /api-keys
POST /api-keys
DELETE /api-keys/{id}
GET /users
POST /users
PATCH /users/{id}
DELETE /users/{id}
GET /relays
POST /relays
PATCH /relays/{id}
DELETE /relays/{id}
POST /organizations
GET /organization
PATCH /organization
GET /communities
POST /communities
GET /communities/{id}
PATCH /communities/{id}
GET /communities/{id}/progress
PUT /communities/{id}/logo
GET /communities/{id}/logo
DELETE /communities/{id}/logo
GET /logos/{sha256}
GET /mail-templates
POST /communities/{id}/mail-preview
GET /communities/{id}/properties
POST /communities/{id}/properties
GET /properties/{id}
PATCH /properties/{id}
DELETE /properties/{id}
GET /communities/{id}/residents
POST /communities/{id}/residents
PATCH /communities/{id}/residents
GET /communities/{id}/residents.csv
GET /communities/{id}/address-checks
GET /residents/{id}
PATCH /residents/{id}
DELETE /residents/{id}
POST /residents/{id}/deactivate
POST /residents/{id}/reactivate
POST /communities/{id}/imports
GET /imports/{id}
GET /imports/{id}/errors.csv
POST /residents/{id}/invitation
DELETE /residents/{id}/invitation
GET /residents/{id}/deliveries
POST /communities/{id}/messages
GET /communities/{id}/messages
GET /messages/{id}
PATCH /messages/{id}
DELETE /messages/{id}
POST /messages/{id}/attachments
DELETE /messages/{id}/attachments/{attachmentId}
POST /messages/{id}/generate
GET /messages/{id}/recipients
GET /messages/{id}/recipients/{residentId}/preview
DELETE /messages/{id}/recipients/{residentId}
GET /messages/{id}/address-checks
POST /messages/{id}/test
POST /messages/{id}/send
POST /messages/{id}/undo
POST /messages/{id}/pause
POST /messages/{id}/resume
POST /messages/{id}/cancel
GET /messages/{id}/events
GET /messages/{id}/deliveries
POST /messages/{id}/retry-failed
GET /deliveries/{id}
POST /deliveries/{id}/retry
GET /communities/{id}/activity
GET /suppressions
POST /suppressions
DELETE /suppressions/{id}
POST /feedback/bounces
POST /feedback/ses
POST /feedback/sendgrid
POST /feedback/mailgun
POST /feedback/postmark
GET /webhooks
POST /webhooks
PATCH /webhooks/{id}
DELETE /webhooks/{id}
GET /portal/activations/nonce
POST /portal/activations
POST /portal/activations/renew
POST /portal/sign-in-links
POST /portal/sessions
DELETE /portal/sessions
GET /portal/me
PATCH /portal/me
GET /portal/profiles/{residentId}
PATCH /portal/profiles/{residentId}
GET /portal/profiles/{residentId}/notices
GET /portal/profiles/{residentId}/notices/{noticeId}/attachments/{sha256}
POST /portal/passkeys/options
POST /portal/passkeys
GET /portal/passkeys
PATCH /portal/passkeys/{passkeyId}
DELETE /portal/passkeys/{passkeyId}
POST /portal/passkey-sessions/options
POST /portal/passkey-sessions
GET /portal/profiles/{residentId}/ledger
GET /portal/profiles/{residentId}/documents
GET /portal/documents/{documentId}/file
GET /portal/profiles/{residentId}/requests
POST /portal/profiles/{residentId}/requests
GET /portal/requests/{requestId}
POST /portal/requests/{requestId}/comments
GET /portal/requests/{requestId}/photos/{photoId}
GET /residents/{id}/ledger
PUT /residents/{id}/ledger
POST /communities/{id}/ledger-imports
GET /communities/{id}/requests
GET /requests/{id}
PATCH /requests/{id}
POST /requests/{id}/comments
GET /requests/{id}/photos/{photoId}
GET /communities/{id}/documents
POST /communities/{id}/documents
GET /documents/{id}
DELETE /documents/{id}
GET /documents/{id}/file
`
  .trim()
  .split('\n');

interface Operation {
  operationId: string;
  summary?: string;
  security: object[];
  parameters: ({ name: string; in: string } | { $ref: string })[];
  responses: Record<string, { content?: object; headers?: object }>;
}

describe('the OpenAPI document', () => {
  let app: Gateway;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

  beforeAll(async () => {
    app = await startGateway(new StubServices());
    const answer = await app.http.get('/api/openapi.json').expect(200);
    document = answer.body as typeof document;
  });

  afterAll(() => app?.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
    );

  it('is OpenAPI 3.1 and has every route of the contract, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(
      operations()
        .map(({ name }) => name.replace('/api/v1', ''))
        .toSorted(),
    ).toEqual(apiRoutes.toSorted());
  });

  it('describes every route with a summary, a name of its own, its answer and its refusals', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, operation } of operations()) {
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/\w/)]);
      const statuses = Object.keys(operation.responses);
      expect([name, statuses.filter((status) => status < '300')]).toEqual([name, [expect.any(String)]]);
      expect([name, statuses]).toEqual([name, expect.arrayContaining(['422', '429', '500', '503'])]);
    }
  });

  it('tells every id of a path, also where a resident names a home of their own', () => {
    for (const { name, operation } of operations()) {
      const ids = [...name.matchAll(/\{(\w+)\}/g)].map(([, id]) => id!);
      const told = operation.parameters.flatMap((one) => ('in' in one && one.in === 'path' ? one.name : []));
      expect([name, told.toSorted()]).toEqual([name, ids.toSorted()]);
    }
  });

  it('refers to nothing that is not in it, and has no word of older versions', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] as string);
    for (const reference of new Set(references)) {
      const found = reference
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
      expect([reference, found]).toEqual([reference, expect.anything()]);
    }
    expect(text).not.toContain('"nullable"');
    expect(text).not.toContain('"x-policy"');
  });

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await app.http.get('/api/docs').expect(200).expect('content-type', /html/);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    await app.http.get('/api/docs/swagger-ui-bundle.js').expect(200);
  });
});
