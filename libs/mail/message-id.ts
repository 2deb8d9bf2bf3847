const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// The word before the id keeps other mailers' Message-IDs, many of them bare UUIDs, from being taken for ours.
const ours = new RegExp(`<delivery\\.(${uuid})@[^<>\\s]+>`, 'i');

/** The Message-ID of a delivery: the same on every attempt, so that a mail that comes twice is known to be one. */
export function messageIdOf(deliveryId: string, domain: string): string {
  return `<delivery.${deliveryId}@${domain}>`;
}

/** The delivery that a Message-ID, or the first of ours in a text, belongs to; null where there is none. */
export function deliveryIdFromMessageId(text: string): string | null {
  return ours.exec(text)?.[1]?.toLowerCase() ?? null;
}
