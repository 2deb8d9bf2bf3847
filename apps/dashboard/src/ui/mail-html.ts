// A mail's HTML for a frame of ours, in which nothing runs and no link leads anywhere.

/**
 * Our policy lets only style elements with the page's nonce take effect. Links would open a window, which the sandbox forbids: so
 * they do nothing, where else the frame itself would follow them.
 */
export function framed(html: string, nonce: string): string {
  const styled = html.replaceAll(/<style(?=[\s>])/gi, `<style nonce="${nonce}"`);
  const base = '<base target="_blank">';
  return /<head[\s>]/i.test(styled)
    ? styled.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}${base}`)
    : `${base}${styled}`;
}
