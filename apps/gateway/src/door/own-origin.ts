// CSRF: what a browser says about where a request comes from. Nobody but the browser can set these two headers.

/** What the request says of itself. */
export interface Origins {
  origin: string | undefined;
  secFetchSite: string | undefined;
  /** `http://host` as the request was addressed. */
  addressed: string;
}

/** `own`: from a page of ours. `foreign`: from somebody else's. `unknown`: no browser says anything. */
export type Provenance = 'own' | 'foreign' | 'unknown';

/**
 * A page that sends no referrer posts its forms with `Origin: null`: then `Sec-Fetch-Site` decides alone.
 * `none` there means that a person typed the address; no page can bring that about, and it does not come with a form.
 */
export function provenanceOf({ origin, secFetchSite, addressed }: Origins, publicOrigin: string): Provenance {
  if (origin !== undefined && origin !== 'null') {
    return origin === publicOrigin || origin === addressed ? 'own' : 'foreign';
  }
  if (secFetchSite === undefined) return 'unknown';
  return secFetchSite === 'same-origin' || (secFetchSite === 'none' && origin === undefined) ? 'own' : 'foreign';
}
