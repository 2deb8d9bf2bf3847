import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { fieldSentenceOf, sentenceOf } from '@portico/api/problem-words';
import { toastDone } from '../ui/toasts';
import { changesOf, isForeign, mergedWith, wordsOf } from './draft';
import type { DraftWords } from './draft';
import { editMessage, messageQuery, messagesKey } from './messages.queries';
import type { Message } from './message';

const PAUSE_MS = 900;

/** `refused`: it stays unsaved until something is changed. */
export type SavedState = 'saved' | 'unsaved' | 'saving' | 'refused';

export interface Draft {
  words: DraftWords;
  edit: (changed: Partial<DraftWords>) => void;
  state: SavedState;
  /** What the API says of a field. */
  errors: Partial<Record<keyof DraftWords, string>>;
  /** Saves what is not saved. @returns whether all is saved now */
  save: () => Promise<boolean>;
}

/** The words of a draft: they save themselves when the typing pauses and when the page is left. */
export function useDraft(message: Message): Draft {
  const { t } = useTranslation();
  const [{ base, mine }, setWords] = useState(() => ({ base: wordsOf(message), mine: wordsOf(message) }));
  const changes = changesOf(base, mine);
  const { mutateAsync, isPending, error, reset } = useSaving(message, base, (sent, after) => {
    const theirs = wordsOf(after);
    setWords((now) => ({ base: theirs, mine: mergedWith({ ...now.base, ...sent }, now.mine, theirs) }));
  });
  // Others may have edited it meanwhile: the query looks again whenever the page is looked at.
  useEffect(() => {
    const theirs = wordsOf(message);
    setWords((now) => ({ base: theirs, mine: mergedWith(now.base, now.mine, theirs) }));
  }, [message]);

  const save = async () => {
    if (!changes) return true;
    return mutateAsync(changes).then(
      () => true,
      () => false,
    );
  };
  const edit = (changed: Partial<DraftWords>) => {
    reset();
    setWords((now) => ({ ...now, mine: { ...now.mine, ...changed } }));
  };
  const state = isPending ? 'saving' : error ? 'refused' : changes ? 'unsaved' : 'saved';
  useAutosave(state, mine, save);
  return {
    words: mine,
    edit,
    state,
    errors: errorsOf(error, (problem) => fieldSentenceOf(problem, t), sentenceOf(error, t)),
    save,
  };
}

function useSaving(message: Message, base: DraftWords, onSaved: (sent: Partial<DraftWords>, after: Message) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<DraftWords>) => editMessage(message.id, changes),
    onSuccess: (after, sent) => {
      if (isForeign(base, sent, wordsOf(after))) toastDone(t('messages.changedElsewhere'));
      onSaved(sent, after);
      queries.setQueryData(messageQuery(message.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: messagesKey(message.communityId) });
    },
  });
}

/** When the typing pauses, when the page is left, and a warning where the window is closed before. */
function useAutosave(state: SavedState, words: DraftWords, save: () => Promise<boolean>): void {
  const saveNow = useEffectEvent(() => {
    if (state === 'unsaved') void save();
  });
  useEffect(() => {
    const timer = setTimeout(saveNow, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, words]);
  useEffect(() => () => saveNow(), []);
  useEffect(() => {
    if (state === 'saved') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state]);
}

function errorsOf(
  error: unknown,
  sentence: (problem: ApiProblem['errors'][number]) => string,
  whole: string,
): Draft['errors'] {
  if (!error) return {};
  // What is of no field, such as that the draft is gone, must stand somewhere.
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return { subject: whole };
  // A list's entry is told as `summaryTo.0`.
  return Object.fromEntries(error.errors.map((problem) => [problem.field.split(/[.[]/)[0], sentence(problem)]));
}
