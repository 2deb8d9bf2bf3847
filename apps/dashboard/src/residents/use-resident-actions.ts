import { useTranslation } from 'react-i18next';
import { revokeInvitation } from '../invitations/invitations.queries';
import { useSendInvitation } from '../invitations/use-invite';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { nameOf } from './resident-name';
import { deactivateResident, reactivateResident } from './residents.queries';
import type { Resident, ResidentAction } from './residents.queries';
import { useResidentsChanged } from './use-residents-changed';

/** What each action of a resident does. What takes something away asks first. */
export function useResidentActions(): Record<ResidentAction, (resident: Resident) => void> {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const send = useSendInvitation();
  const { tell } = useProblems();
  const refresh = useResidentsChanged();

  const run = async (
    resident: Resident,
    work: (id: string) => Promise<void>,
    done: 'revoked' | 'deactivated' | 'reactivated',
  ) => {
    await work(resident.id).then(() => toastDone(t(`residents.${done}`, { name: nameOf(resident) })), tell);
    await refresh(resident.communityId, resident.id);
  };
  const ask = (action: 'revoke' | 'deactivate', resident: Resident, onConfirm: () => void) =>
    confirm({
      title: t(`residents.${action}Title`),
      text: t(`residents.${action}Text`, { name: nameOf(resident) }),
      action: t(`residents.${action}`),
      onConfirm,
    });

  return {
    invite: send,
    resend: send,
    revoke: (resident) => ask('revoke', resident, () => void run(resident, revokeInvitation, 'revoked')),
    deactivate: (resident) => ask('deactivate', resident, () => void run(resident, deactivateResident, 'deactivated')),
    reactivate: (resident) => void run(resident, reactivateResident, 'reactivated'),
  };
}
