// How often what may be asked, at RATE_LIMIT_FACTOR 1. A count begins with its first request and ends with the window.

export interface Limit {
  quota: number;
  windowSeconds: number;
}

export const limits = {
  general: { quota: 1200, windowSeconds: 60 },
  'sign-in-account': { quota: 10, windowSeconds: 900 },
  'sign-in-address': { quota: 100, windowSeconds: 900 },
  resend: { quota: 5, windowSeconds: 600 },
  'renew-invitation': { quota: 3, windowSeconds: 3600 },
  'renew-address': { quota: 20, windowSeconds: 3600 },
  'provider-proof': { quota: 100, windowSeconds: 900 },
  'sign-in-link': { quota: 5, windowSeconds: 3600 },
  // A large mail provider unsubscribes all its users from few addresses.
  unsubscribe: { quota: 300, windowSeconds: 60 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

/** How a count stands. */
export interface Count {
  name: LimitName;
  quota: number;
  windowSeconds: number;
  used: number;
  resetsInSeconds: number;
}

/** What `factor` makes of a limit: never less than one. */
export function quotaOf(name: LimitName, factor: number): number {
  return Math.max(1, Math.floor(limits[name].quota * factor));
}

/** `RateLimit` and `RateLimit-Policy` as the IETF draft on rate limit fields writes them. */
export function rateLimitHeaders(counts: readonly Count[]): { policy: string; standing: string } {
  const remaining = (count: Count) => Math.max(0, count.quota - count.used);
  return {
    policy: counts.map((count) => `"${count.name}";q=${count.quota};w=${count.windowSeconds}`).join(', '),
    standing: counts.map((count) => `"${count.name}";r=${remaining(count)};t=${count.resetsInSeconds}`).join(', '),
  };
}
