import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { nameOf } from './resident-name';
import { removeResident } from './residents.queries';
import type { Resident } from './residents.queries';
import { useResidentsChanged } from './use-residents-changed';

/** Asks, then removes a resident. `onRemoved` leaves a page of theirs, which could not be read again. */
export function useRemoveResident(onRemoved?: (resident: Resident) => Promise<void>): (resident: Resident) => void {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const refresh = useResidentsChanged();
  const { mutate } = useMutation({
    mutationFn: ({ id }: Resident) => removeResident(id),
    onSuccess: async (_, resident) => {
      toastDone(t('residents.removed', { name: nameOf(resident) }));
      await onRemoved?.(resident);
      await refresh(resident.communityId, resident.id);
    },
    onError: tell,
  });
  return (resident) =>
    confirm({
      title: t('residents.removeTitle', { name: nameOf(resident) }),
      text: t('residents.removeText'),
      action: t('residents.remove'),
      onConfirm: () => mutate(resident),
    });
}
