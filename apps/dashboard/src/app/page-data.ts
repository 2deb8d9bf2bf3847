// What a route's loader may tell of its page, for the breadcrumbs and the navigation.
import type { TFunction } from 'i18next';

/** Where a page stands whose address does not name its community. */
export interface PageAbove {
  community: { id: string; name: string };
  /** The community's list that it comes from. */
  section: 'residents' | 'requests';
}

export interface PageData {
  /** The page's name, where it is data; a function where there are words of ours in it. */
  title?: string | ((t: TFunction) => string);
  above?: PageAbove;
}
