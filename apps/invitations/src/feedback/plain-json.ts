// JSON from outside, of which nothing is known before it is looked at.

export type JsonObject = Readonly<Record<string, unknown>>;

/** What a text says; null where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** An object, also where there is none. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The objects of a list. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null).map(objectOf) : [];
}

/** A text, without the characters that no line of ours may hold; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : '';
}
