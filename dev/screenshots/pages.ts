// Every page of the two web apps, by a telling name: what is photographed, and what the browser tests look at for faults.

/** What the pages are about. */
export interface Shown {
  communityId: string;
  residentId: string;
  requestId: string;
  /** Messages, as far as each has come. */
  draftId: string;
  reviewedId: string;
  sentId: string;
}

/** Path by name, for a signed-in administrator. */
export function dashboardPages({ communityId, residentId, requestId, draftId, reviewedId, sentId }: Shown) {
  const community = `/communities/${communityId}`;
  return {
    communities: '/communities',
    'community-home': community,
    residents: `${community}/residents`,
    resident: `/residents/${residentId}`,
    'mass-edit': `${community}/residents/mass-edit`,
    import: `${community}/residents/import`,
    'ledger-import': `${community}/residents/ledger-import`,
    'owner-access': `${community}/owner-access`,
    messages: `${community}/messages`,
    'send-message': `${community}/messages/${draftId}`,
    review: `${community}/messages/${reviewedId}`,
    'sent-message': `${community}/messages/${sentId}`,
    properties: `${community}/properties`,
    requests: `${community}/requests`,
    request: `/requests/${requestId}`,
    documents: `${community}/documents`,
    'community-settings': `${community}/settings`,
    staff: '/staff',
    'api-keys': '/api-keys',
    webhooks: '/webhooks',
    suppressions: '/suppressions',
    relays: '/relays',
    organization: '/organization',
    'not-found': '/nowhere',
  };
}

/** Path by name, for the resident of that home, signed in. */
export function portalPages({ residentId, requestId }: Pick<Shown, 'residentId' | 'requestId'>) {
  const home = `/portal/homes/${residentId}`;
  return {
    'portal-home': home,
    'portal-account': `${home}/account`,
    'portal-requests': `${home}/requests`,
    'portal-new-request': `${home}/requests/new`,
    'portal-request': `${home}/requests/${requestId}`,
    'portal-notices': `${home}/notices`,
    'portal-documents': `${home}/documents`,
    'portal-details': `${home}/details`,
  };
}

/** Path by name, for anybody. `link` is that of an invitation that nobody has accepted. */
export function publicPages(link: string) {
  return {
    'sign-in': '/sign-in',
    'portal-sign-in': '/portal/sign-in',
    'portal-activation': link,
    'portal-unknown-link': '/portal/activate?token=nobody-knows-this-one',
    'portal-guide': '/guide',
  };
}
