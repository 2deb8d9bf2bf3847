/** What the page of notices is told by its address. */
export interface NoticeSearch {
  /** The notice that stands open. */
  open?: string | undefined;
}

export function noticeSearch({ open }: Record<string, unknown>): NoticeSearch {
  return { open: typeof open === 'string' ? open : undefined };
}
