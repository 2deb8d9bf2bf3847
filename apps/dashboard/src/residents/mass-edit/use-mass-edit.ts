import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblems } from '../../ui/use-problems';
import type { Resident } from '../residents.queries';
import { useResidentsChanged } from '../use-residents-changed';
import { leftOver, updatesOf, withColumn } from './mass-edit';
import type { Drafts, RowErrors } from './mass-edit';
import { saveEmails } from './mass-edit.queries';

/** The grid's state: what was typed and not saved yet, and what became of what was. */
export function useMassEdit(communityId: string, rows: Resident[]) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [errors, setErrors] = useState<RowErrors>({});
  const [outcome, setOutcome] = useState<string | null>(null);
  const { tell } = useProblems();
  const refresh = useResidentsChanged();
  const updates = updatesOf(drafts, rows);
  const { mutate, isPending } = useMutation({
    mutationFn: () => saveEmails(communityId, updates),
    onSuccess: async ({ results }) => {
      const [kept, refused] = leftOver(drafts, results);
      const saved = results.filter(({ ok }) => ok).length;
      await refresh(communityId);
      setDrafts(kept);
      setErrors(refused);
      setOutcome(t('massEdit.outcome', { saved, refused: results.length - saved }));
    },
    onError: tell,
  });
  return {
    errors,
    outcome,
    changes: updates.length,
    refused: Object.keys(errors).length,
    saving: isPending,
    save: () => mutate(),
    valueOf: ({ id, email }: Resident) => drafts[id] ?? email ?? '',
    change: (id: string, text: string) => setDrafts((before) => ({ ...before, [id]: text })),
    paste: (from: number, column: string[]) => setDrafts((before) => withColumn(before, rows, from, column)),
  };
}
