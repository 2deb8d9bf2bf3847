// The names of our cookies, and how they are set. Over https they are `__Host-` ones: no neighbour domain can plant one.

export const cookies = {
  staff: 'portico_staff',
  portal: 'portico_portal',
  browser: 'portico_browser',
  language: 'portico_language',
  page: 'portico_page',
} as const;
export type CookieUse = keyof typeof cookies;

/** The cookie's name at this address. */
export function cookieName(use: CookieUse, publicUrl: string): string {
  return isSecure(publicUrl) ? `__Host-${cookies[use]}` : cookies[use];
}

/** How each of them is set; `maxAge` in milliseconds. */
export function cookieOptions(publicUrl: string, maxAgeSeconds: number) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(publicUrl),
    path: '/',
    maxAge: maxAgeSeconds * 1000,
  } as const;
}

/** Whether people reach us over https. */
export function isSecure(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:';
}
