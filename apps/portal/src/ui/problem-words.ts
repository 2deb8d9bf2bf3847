import type { TFunction } from 'i18next';
import { ApiProblem } from '@portico/api/problem';
import type { FieldProblem } from '@portico/api/problem';

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
