/** What a page is answered with. */
export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
