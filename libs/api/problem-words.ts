// Refusals in the words of a web app, which it has under `problems`, a dot of a code written as `_`.
import type { TFunction } from 'i18next';
import { ApiProblem } from './problem';
import type { FieldProblem } from './problem';

/** A refusal as a sentence that says what to do; in the API's own words where we have none for its code. */
export function sentenceOf(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiProblem)) return t(isOffline(error) ? 'problems.network' : 'problems.internal');
  if (error.status >= 500 && error.code === 'internal') return t('problems.internal');
  return wordOf(error.code, t) ?? error.detail;
}

/** The same for one field. */
export function fieldSentenceOf({ code, message }: FieldProblem, t: TFunction): string {
  return wordOf(code, t) ?? message;
}

function wordOf(code: string, t: TFunction): string | undefined {
  const words: Record<string, string> = t('problems', { returnObjects: true });
  return words[code.replaceAll('.', '_')];
}

/** What `fetch` throws when no answer came. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError;
}
