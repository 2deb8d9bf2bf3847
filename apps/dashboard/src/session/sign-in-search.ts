/** What the sign-in page is told by its address. */
export interface SignInSearch {
  /** Where to go afterwards: a path of this site, never another one's. */
  next?: string | undefined;
}

export function signInSearch({ next }: Record<string, unknown>): SignInSearch {
  const ours = typeof next === 'string' && /^\/(?![/\\])/.test(next);
  return { next: ours ? next : undefined };
}
