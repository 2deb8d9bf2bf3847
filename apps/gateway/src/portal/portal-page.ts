// Pages of the portal by their address, as a browser brings it back to us: nothing else may be opened in its place.

/** A page of the portal. */
export interface PortalPage {
  path: string;
  /** Whose home it is a page of. */
  residentId: string;
}

const pagePattern = /^\/portal\/homes\/([0-9a-f-]{36})(?:\/[\w-]+)*(?:\?[\w=&-]*)?$/;

/** The page that an address names; null for the address of anything else. */
export function portalPageAt(path: unknown): PortalPage | null {
  const residentId = typeof path === 'string' && path.length <= 200 ? pagePattern.exec(path)?.[1] : undefined;
  return residentId === undefined ? null : { path: path as string, residentId };
}

/** The page that a home opens with. */
export function homePage(residentId: string): PortalPage {
  return { path: `/portal/homes/${residentId}`, residentId };
}
