import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { toastDone } from './toasts';
import { useConfirm } from './use-confirm';
import { useProblems } from './use-problems';

interface Props {
  /** What it says, here and in the question. */
  action: string;
  /** What it removes, by name, for whoever does not see the row. */
  label: string;
  /** The question that is asked first. */
  title: string;
  text: string;
  remove: () => Promise<unknown>;
  /** What is said afterwards. */
  done: string;
  /** The list that has changed then. */
  listKey: QueryKey;
}

/** Takes the thing of a row away, after a question. */
export function RemoveButton({ action, label, title, text, remove, done, listKey }: Props) {
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      toastDone(done);
      await queries.invalidateQueries({ queryKey: listKey });
    },
    onError: tell,
  });
  const ask = () => confirm({ title, text, action, onConfirm: mutate });
  return (
    <Button variant="default" size="xs" loading={isPending} onClick={ask} aria-label={label}>
      {action}
    </Button>
  );
}
