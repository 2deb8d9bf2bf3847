import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Message } from '../messages/message';
import { messageQuery } from '../messages/messages.queries';
import { changeResident } from '../residents/residents.queries';
import { useResidentsChanged } from '../residents/use-residents-changed';
import { toastDone, toastFailure } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { correctTypos } from './address-checks.queries';

interface Correction {
  residentId: string;
  email: string;
}

/** Gives a resident another address; the message in review goes there. */
export function useCorrection({ id, communityId }: Message) {
  const { t } = useTranslation();
  const refresh = useRefresh(id, communityId);
  return useMutation({
    mutationFn: ({ residentId, email }: Correction) => changeResident(residentId, { email }),
    onSuccess: ({ email }, { residentId }) => {
      toastDone(t('addressChecks.corrected', { email }));
      return refresh(residentId);
    },
  });
}

/** The same with every slip, after a question. */
export function useAllTypos({ id, communityId }: Message, count: number) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const refresh = useRefresh(id, communityId);
  const { mutate, isPending } = useMutation({
    mutationFn: () => correctTypos(communityId, id),
    onSuccess: ({ corrected, refused }) => {
      if (corrected > 0) toastDone(t('addressChecks.allCorrected', { count: corrected }));
      if (refused > 0) toastFailure(t('addressChecks.someRefused', { count: refused }));
    },
    onError: tell,
    onSettled: () => refresh(),
  });
  const ask = () =>
    confirm({
      title: t('addressChecks.allTitle', { count }),
      text: t('addressChecks.allText'),
      action: t('addressChecks.allAction', { count }),
      onConfirm: () => mutate(),
    });
  return { ask, isPending };
}

/** Whatever shows the message, its recipients and its residents. */
function useRefresh(messageId: string, communityId: string) {
  const queries = useQueryClient();
  const residentsChanged = useResidentsChanged();
  return (residentId?: string) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: messageQuery(messageId).queryKey }),
      residentsChanged(communityId, residentId),
    ]);
}
