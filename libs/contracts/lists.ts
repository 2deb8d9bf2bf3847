// Lists: keyset pages with a cursor.
import { Answer, AnswerOrNull, Cursor, Limit } from './fields';

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

/** The class of a page, as the OpenAPI document shows it. @param items says what its items are, and their order where that is fixed. */
export function pageOf<View>(view: new () => View, items: string): new () => Omit<Page<View>, 'totalIsLowerBound'> {
  class PageOfViews {
    @Answer(items, { type: [view] }) items: View[];
    @AnswerOrNull('Cursor of the next page.') nextCursor: string | null;
    @Answer('How many match in all.') total: number;
  }
  return PageOfViews;
}
