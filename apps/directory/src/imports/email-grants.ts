// Who of a chunk gets the email they ask for where every property needs its own (B9): what others give up in the same chunk is free,
// and of several who ask the first in the file gets it.

/** An email that a person of a home shall have; `keeps` is what they have now, and keep if it is refused. Keys as compared. */
export interface EmailWish {
  home: number;
  key: string;
  keeps: string | null;
}

/**
 * For each wish: null where it is granted, else who has the email: a home of the chunk by its number, or another by its name.
 *
 * @param kept emails that stay with people of the chunk's homes
 * @param outside emails of homes that are not in the chunk, with the home's name
 */
export function grantEmails(
  wishes: readonly EmailWish[],
  kept: readonly { home: number; key: string }[],
  outside: ReadonlyMap<string, string>,
): (null | number | string)[] {
  const refused = new Map<EmailWish, number | string>();
  for (;;) {
    const before = refused.size;
    const stayed = [...refused.keys()].flatMap(({ home, keeps }) => (keeps === null ? [] : [{ home, key: keeps }]));
    const holders = new Map([...kept, ...stayed].map(({ home, key }) => [key, home]));
    for (const wish of wishes) {
      if (refused.has(wish)) continue;
      const holder = outside.get(wish.key) ?? holders.get(wish.key) ?? wish.home;
      if (holder === wish.home) holders.set(wish.key, wish.home);
      else refused.set(wish, holder);
    }
    // Who is refused keeps what they have: that may take it from somebody to whom it was granted just now.
    if (refused.size === before || [...refused.keys()].slice(before).every(({ keeps }) => keeps === null)) break;
  }
  return wishes.map((wish) => refused.get(wish) ?? null);
}
