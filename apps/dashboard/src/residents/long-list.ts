// A list that somebody has scrolled far down is not read again as a whole: that would be hundreds of requests for rows that nobody sees.
import type { Schema } from '@portico/api/client';

/** Pages that are read again all together. */
const FEW = 4;

/** What an infinite query of residents holds. */
export interface ResidentList<Row extends { id: string } = Schema<'ResidentView'>> {
  pages: { items: Row[]; total: number }[];
  pageParams: unknown[];
}

export function isLong(data: unknown): data is ResidentList {
  const { pages } = (data ?? {}) as Partial<ResidentList>;
  return Array.isArray(pages) && pages.length > FEW;
}

const whileShort = ({ state }: { state: { data: unknown } }) => !isLong(state.data);

/** For the queries of such lists: coming back to one reads it again only while it is short. */
export const rereadWhileShort = {
  refetchOnMount: whileShort,
  refetchOnWindowFocus: whileShort,
  refetchOnReconnect: whileShort,
};

/** The list with one row as it is now; null where there is none any more. It keeps its place, so that nothing moves under the hands. */
export function withRow<Row extends { id: string }>(
  { pages, pageParams }: ResidentList<Row>,
  id: string,
  now: Row | null,
): ResidentList<Row> {
  const fewer = now === null && pages.some(({ items }) => items.some((row) => row.id === id)) ? 1 : 0;
  const changed = pages.map(({ items, total, ...rest }) => ({
    ...rest,
    items: items.flatMap((row) => (row.id !== id ? [row] : now ? [now] : [])),
    total: total - fewer,
  }));
  return { pages: changed, pageParams };
}
