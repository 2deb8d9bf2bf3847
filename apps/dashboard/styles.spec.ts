// The dashboard brings the styles of those of Mantine's components that it is made of. Needs `npm run build`, as first-load.spec.ts.
import { readFileSync } from 'node:fs';
import { builtText } from '@portico/testing/web-build';

const styles = 'node_modules/@mantine/core/styles';

/** Mantine's names for the parts of its components, such as `m_77c9d27d`. */
const partsIn = (text: string): string[] => [...new Set(text.match(/\bm[-_][\da-z]{6,8}\b/g))];

describe('the styles of Mantine', () => {
  it('are there for every component that is used', async () => {
    const known = new Set(partsIn(readFileSync(`${styles}.css`, 'utf8')));
    const styled = new Set(partsIn(await builtText('dashboard', '.css')));
    const used = partsIn(await builtText('dashboard', '.js')).filter((part) => known.has(part));
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((part) => !styled.has(part))).toEqual([]);
  });

  it('are there for no other', async () => {
    const used = new Set(partsIn(await builtText('dashboard', '.js')));
    const listed = readFileSync('apps/dashboard/src/app/mantine.css', 'utf8').match(
      /@mantine\/core\/styles\/\w+[^']*/g,
    )!;
    const idle = listed.filter((sheet) => {
      const parts = partsIn(readFileSync(`node_modules/${sheet}`, 'utf8'));
      return parts.length > 0 && !parts.some((part) => used.has(part));
    });
    expect(idle).toEqual([]);
  });
});
