/** A CSV that streams through to the client as a file of this name. */
export function csvDownload(csv: Response, filename: string): Response {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${filename}"`,
  };
  return new Response(csv.body, { headers });
}
