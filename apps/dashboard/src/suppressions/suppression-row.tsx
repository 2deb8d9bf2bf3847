import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { RowItem } from '../ui/row-list';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { removeSuppression, suppressionsKey } from './suppressions.queries';
import type { Suppression } from './suppressions.queries';

/** One address; to mail it again takes a second thought where a mail server or its owner had refused. */
export function SuppressionRow({ suppression: { id, email, reason, at } }: { suppression: Suppression }) {
  const { t } = useTranslation();
  const format = useFormat();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeSuppression(id),
    onSuccess: async () => {
      toastDone(t('suppressions.removed', { email }));
      await queries.invalidateQueries({ queryKey: suppressionsKey });
    },
    onError: tell,
  });
  const ask = () =>
    confirm({
      title: t('suppressions.removeTitle'),
      text: t(`suppressions.removeText.${reason}`, { email }),
      action: t('suppressions.remove'),
      onConfirm: mutate,
    });
  return (
    <RowItem
      title={email}
      detail={`${t(`suppressions.reason.${reason}`)} · ${t('suppressions.since', { day: format.day(at) })}`}
      actions={
        <Button
          variant="default"
          size="xs"
          loading={isPending}
          onClick={ask}
          aria-label={t('suppressions.removeNamed', { email })}
        >
          {t('suppressions.remove')}
        </Button>
      }
    />
  );
}
