// What the build of a web app left in dist/web, as a browser would fetch it.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

type WebApp = 'dashboard' | 'portal';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** The app's page. */
export function builtPage(app: WebApp): Promise<string> {
  return readFile(join(folderOf(app), 'index.html'), 'utf8');
}

/** The text of all assets whose names end so, such as `.css`. */
export async function builtText(app: WebApp, end: string): Promise<string> {
  const folder = join(folderOf(app), 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith(end));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

/** Bytes, compressed, of the app's entry and these modules, with all that they import at once. */
export async function firstLoad(app: WebApp, modules: readonly string[]): Promise<number> {
  const manifest = await readFile(join(folderOf(app), '.vite/manifest.json'), 'utf8');
  const files = filesOf(JSON.parse(manifest) as Record<string, Chunk>, ['index.html', ...modules]);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folderOf(app), `${file}.br`))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function folderOf(app: WebApp): string {
  return join(__dirname, '../../dist/web', app);
}

function filesOf(chunks: Record<string, Chunk>, names: string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    chunks[name]?.imports?.forEach(visit);
  };
  names.forEach(visit);
  const found = [...seen].map((name) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`${name} is not in the manifest`);
    return chunk;
  });
  return [...new Set(found.flatMap(({ file, css = [] }) => [file, ...css]))];
}
