import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../checkout';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...['apps', 'libs'].flatMap(readmesIn),
  ...['dev', 'docker', 'k8s'].map((folder) => `${folder}/README.md`),
];

function readmesIn(folder: string): string[] {
  return readdirSync(join(checkout, folder))
    .map((name) => join(folder, name, 'README.md'))
    .filter((path) => existsSync(join(checkout, path)));
}

/** What a document names: the targets of its links, and what stands in backticks and looks like a path. */
function pathsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
  const quoted = [...text.matchAll(/`((?:apps|libs|dev|e2e|faults|src|testing)\/[\w./-]+)`/g)].map(
    (match) => match[1]!,
  );
  return [...new Set([...links, ...quoted])];
}

describe.each(documents)('%s', (document) => {
  it('names nothing that is not there', () => {
    const text = readFileSync(join(checkout, document), 'utf8');
    const missing = pathsIn(text).filter(
      (path) => ![checkout, join(checkout, dirname(document))].some((from) => existsSync(join(from, path))),
    );
    expect(missing).toEqual([]);
  });
});
