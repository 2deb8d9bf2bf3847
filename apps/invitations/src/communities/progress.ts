// The curve of a community's way into the portal: a point a day, or fewer where there are many days.
import type { ProgressDay } from '@portico/contracts/communities';

export const MOST_POINTS = 400;

const DAY_MS = 86_400_000;

/** What happened on one day: how many were invited for the first time, and how many accepted. */
export interface ProgressStep {
  /** `2026-05-01`, by the community's calendar. */
  date: string;
  invited: number;
  registered: number;
}

/**
 * Adds up day by day, from the first step until today; nothing where nothing has happened. Where there are more days than
 * `most` only each second is told, or each third, and always today.
 *
 * @param steps by date
 */
export function curveOf(steps: readonly ProgressStep[], today: string, most: number): ProgressDay[] {
  const [first] = steps;
  if (!first) return [];
  const days = Math.max(dayOf(today), dayOf(steps.at(-1)!.date)) - dayOf(first.date) + 1;
  const stride = Math.ceil(days / most);
  const points: ProgressDay[] = [];
  let [next, invited, registered] = [0, 0, 0];
  for (let day = (days - 1) % stride; day < days; day += stride) {
    const date = dateOf(dayOf(first.date) + day);
    for (; next < steps.length && steps[next]!.date <= date; next += 1) {
      invited += steps[next]!.invited;
      registered += steps[next]!.registered;
    }
    points.push({ date, invited, registered });
  }
  return points;
}

function dayOf(date: string): number {
  return Date.parse(date) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
