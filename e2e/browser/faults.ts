// What is looked for on every page: faults of accessibility, and a focus that nobody sees.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** The serious and critical violations that axe finds on a page, each with the first element that has it. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`${axe};axe.run({ iframes: false })`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** What has the focus, if it is hidden: outside the window, or under something that sticks. Null if it is in sight. */
export function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate<string | null>(`(() => {
    const focused = document.activeElement;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const own = (seen) => focused.contains(seen) || seen?.closest('label, [data-checkbox]')?.contains(focused) ||
      seen?.parentElement?.contains(focused);
    const seen = [top + 3, bottom - 3].map((y) => document.elementFromPoint((left + right) / 2, y));
    return seen.every(own) ? null : focused.outerHTML.slice(0, 200);
  })()`);
}
