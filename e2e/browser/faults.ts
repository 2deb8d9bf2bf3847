// What is looked for on every page: faults of accessibility, and a focus that nobody sees.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { settled } from '../../dev/chromium';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** All that colours decide: what else is wrong in the dark is wrong in the light. */
const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** The serious and critical violations that axe finds on a page as it is, then in the dark; each with the first element that has it. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  const light = await violations(page, `${axe};axe.run({ iframes: false })`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await violations(page, `axe.run({ iframes: false, runOnly: ${JSON.stringify(ofColours)} })`);
  return [...light, ...dark.map((fault) => `in the dark: ${fault}`)];
}

async function violations(page: Page, script: string): Promise<string[]> {
  const found = await page.evaluate<{ violations: Violation[] }>(script);
  return found.violations
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
