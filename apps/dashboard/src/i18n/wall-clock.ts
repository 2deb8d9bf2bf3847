// What a clock on the wall shows in a time zone, as date and time fields take it: `2026-11-21T14:05`.

/** What the clock shows there at this moment. */
export function wallClock(at: string | Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return format.format(new Date(at)).replace(' ', 'T');
}

/**
 * The moment at which the clock there shows this, in ISO 8601; undefined for what is no date and time. Of an hour that comes twice in
 * autumn one of the two; an hour that spring leaves out is taken as the hour beside it.
 */
export function instantOf(wall: string, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The zone's offset is looked up at a guess, and once more at the better guess: between them the clocks may have changed.
  let guess = asUtc;
  for (let round = 0; round < 2; round += 1) guess = asUtc - offsetAt(guess, timeZone);
  return new Date(guess).toISOString();
}

/** How far the clock there is ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${wallClock(new Date(minute), timeZone)}Z`) - minute;
}
