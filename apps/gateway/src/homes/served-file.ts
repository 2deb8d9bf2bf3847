/** What the service behind says of a file. */
const described = ['content-type', 'content-length', 'content-disposition', 'etag'];

/**
 * A file as it streams through to whoever may see it: taken for nothing but what it says it is, unable to run
 * anything or to load anything, and kept by no cache unless that is said.
 */
export function servedFile(file: Response, cache = 'private, no-store'): Response {
  const headers = new Headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': cache,
  });
  for (const name of described) {
    const value = file.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(file.body, { headers });
}
