// Whether an email may come to a person: never to a second property of the community (B9). Single edits, mass edit and import all
// ask here; the database holds to it with the constraint `resident_email_claim`.

/** Somebody and the email they have, in the form in which emails are compared. */
export interface EmailHolder {
  id: string;
  propertyId: string;
  propertyName: string;
  emailKey: string | null;
}

/** An email that somebody shall have instead of theirs; null for none. */
export interface EmailWish {
  person: EmailHolder;
  key: string | null;
}

/**
 * Decides which wishes are granted, all at once: two people can swap. Of two properties that want the same email the earlier wish
 * wins; who is refused keeps what they have, and so may stand in another's way.
 *
 * @returns the refused wishes, each with somebody of another property who has the email when all is done
 */
export function refusedWishes<W extends EmailWish>(
  people: readonly EmailHolder[],
  wishes: readonly W[],
): Map<W, EmailHolder> {
  const granted = new Set(withoutClashes(people, wishes));
  const holdings = new Holdings(people, granted);
  for (const wish of granted) holdings.give(wish);
  let refused = wishes.filter((wish) => !granted.has(wish));
  let before: number;
  do {
    // What nobody has in the end, because another wish was refused too, is given after all.
    before = refused.length;
    refused = refused.filter((wish) => holdings.blocks(wish) || !holdings.change(wish));
  } while (refused.length < before);
  return new Map(refused.map((wish) => [wish, holdings.blocks(wish)!]));
}

/** Drops wishes until the rest can be granted together with what all others keep. */
function withoutClashes<W extends EmailWish>(people: readonly EmailHolder[], wishes: readonly W[]): readonly W[] {
  const holdings = new Holdings(people, new Set(wishes));
  const good = wishes.filter((wish) => !holdings.blocks(wish) && holdings.give(wish));
  return good.length === wishes.length ? good : withoutClashes(people, good);
}

class Holdings {
  private readonly byKey = new Map<string, Set<EmailHolder>>();

  /** What everybody has but those with a wish. */
  constructor(people: readonly EmailHolder[], wishes: ReadonlySet<EmailWish>) {
    const wishing = new Set([...wishes].map(({ person }) => person.id));
    for (const person of people) if (!wishing.has(person.id)) this.give({ person, key: person.emailKey });
  }

  /** Somebody of another property who has the email. */
  blocks({ person, key }: EmailWish): EmailHolder | undefined {
    const [holder] = this.byKey.get(key ?? '') ?? [];
    return holder && holder.propertyId !== person.propertyId ? holder : undefined;
  }

  give({ person, key }: EmailWish): true {
    if (key !== null) this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(person));
    return true;
  }

  /** Gives the email for the one that the person has now. */
  change(wish: EmailWish): true {
    this.byKey.get(wish.person.emailKey ?? '')?.delete(wish.person);
    return this.give(wish);
  }
}
