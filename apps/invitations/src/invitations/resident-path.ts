/** Where the public API has a resident; the feed links there. */
export function residentPath(residentId: string): string {
  return `/api/v1/residents/${residentId}`;
}
