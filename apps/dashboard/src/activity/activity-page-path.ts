/** The page of what an entry of a community's feed was about, which the feed names by its API path. Null for what has no page. */
export function pageOf(link: string | null, communityId: string): string | null {
  const [, noun, id] = /^\/api\/v1\/(messages|residents)\/([\w-]+)$/.exec(link ?? '') ?? [];
  if (noun === 'residents') return `/residents/${id}`;
  return noun === 'messages' ? `/communities/${communityId}/messages/${id}` : null;
}
