// Lists: keyset pages with a cursor.
import { Cursor, Limit } from './fields';

/** The two parameters that every list takes. */
export class ListQuery {
  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** One page of a list. `total` counts all that match; with `totalIsLowerBound` there are at least so many. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
  totalIsLowerBound?: boolean;
}
