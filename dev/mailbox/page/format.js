const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** The heading over the mails of a day. */
export function dayOf(iso) {
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const that = new Date(iso);
  if (that.toDateString() === today) return 'Today';
  return that.toDateString() === yesterday ? 'Yesterday' : day.format(that);
}

export const timeOf = (iso) => clock.format(new Date(iso));

export const dateOf = (iso) => full.format(new Date(iso));

/** Bytes for people: 900 B, 13 KB, 10.2 MB. */
export function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The same colour for the same address, every time. */
export function hueOf(text) {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 360;
  return hash;
}

export const counted = (n) => (n === 1 ? '1 mail' : `${n.toLocaleString()} mails`);
