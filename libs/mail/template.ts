import type { Segment } from './content';
import { templateSegments } from './segments';
import head from './templates/head.mjml';

// MJML takes milliseconds and its result never changes: each template is compiled once in the life of the process.
const compiled = new Map<string, Promise<string>>();

/** Which of a template's optional blocks (`<!--name-->…<!--/name-->`) are wanted; those not named are. */
export type Blocks = Record<string, boolean>;

/** A template's HTML as segments, with the blocks that are wanted. */
export async function htmlTemplate(source: string, blocks: Blocks = {}): Promise<Segment[]> {
  const unwanted = Object.keys(blocks).filter((name) => !blocks[name]);
  return templateSegments(unwanted.reduce(withoutBlock, await compiledOnce(source)), 'html');
}

/** One block of a template, to be repeated. */
export async function htmlBlock(source: string, name: string): Promise<Segment[]> {
  const inside = new RegExp(`<!--${name}-->([^]*?)<!--/${name}-->`).exec(await compiledOnce(source))?.[1];
  if (inside === undefined) throw new Error(`The template has no block "${name}".`);
  return templateSegments(inside, 'html');
}

function compiledOnce(source: string): Promise<string> {
  const known = compiled.get(source) ?? compile(source);
  compiled.set(source, known);
  return known;
}

async function compile(source: string): Promise<string> {
  // Loaded when the first template is compiled: a third of a second that no start of a process should wait for.
  const { default: mjml2html } = await import('mjml');
  const whole = source.replace('<mj-include path="./head.mjml" />', () => head);
  // No fonts: the names in our font stack are on the reader's machine, and nothing is loaded from third parties.
  const { html, errors } = await mjml2html(whole, { validationLevel: 'soft', fonts: {} });
  // A slot where MJML wants a colour is the one thing it may find wrong.
  const wrong = errors.filter(({ message }) => !message.includes('{{'));
  if (wrong.length) throw new Error(wrong.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return html
    .replace(/\s*\n\s*/g, '\n')
    .replace(/>\n</g, '><')
    .trim();
}

function withoutBlock(html: string, name: string): string {
  return html.replace(new RegExp(`<!--${name}-->[^]*?<!--/${name}-->`, 'g'), '');
}
