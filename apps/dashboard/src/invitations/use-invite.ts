import { useTranslation } from 'react-i18next';
import { nameOf } from '../residents/resident-name';
import { readResident } from '../residents/residents.queries';
import type { Resident } from '../residents/residents.queries';
import { useResidentsChanged } from '../residents/use-residents-changed';
import { sentenceOf } from '@portico/api/problem-words';
import { toastRunning } from '../ui/toasts';
import { followMail, untilListed } from './follow-mail';
import type { Outcome } from './follow-mail';
import { lastMail, sendInvitation } from './invitations.queries';

const patience = { looks: 60, pause: () => new Promise((resolve) => setTimeout(resolve, 750)) };

const briefly = { ...patience, looks: 10 };

/** Invites and says how it goes (A7): on its way, then sent; a failure never looks like a success. */
export function useInvite() {
  const { t } = useTranslation();
  const refresh = useResidentsChanged();

  /** `promise` is what has the mail sent; left out, it is promised already. */
  return async (resident: Resident, promise?: () => Promise<unknown>): Promise<void> => {
    const name = nameOf(resident);
    const toast = toastRunning(t('invitations.onItsWay', { name }));
    const tell = ({ fate, reason }: Outcome) => {
      if (fate === 'sent') toast.done(t('invitations.sent', { name }));
      else if (fate === 'waits') toast.waits(t('invitations.deferred', { name }));
      else if (fate === 'open') toast.waits(t('invitations.stillOnItsWay', { name }));
      else if (reason) toast.failed(t('invitations.failedWhy', { name, reason: t(`invitations.reason.${reason}`) }));
      else toast.failed(t('invitations.failed', { name }));
    };
    try {
      await promise?.();
      const outcome = await followMail(() => lastMail(resident.id), patience);
      tell(outcome);
      if (outcome.fate === 'sent') await untilListed(() => readResident(resident.id), briefly).catch(() => undefined);
    } catch (error) {
      toast.failed(sentenceOf(error, t));
    }
    await refresh(resident.communityId, resident.id);
  };
}

/** The action of a row or a page: sends or resends. */
export function useSendInvitation(): (resident: Resident) => void {
  const invite = useInvite();
  return (resident) => void invite(resident, () => sendInvitation(resident.id));
}
