import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AddressDialog } from '../residents/address-dialog';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { retryDelivery } from './deliveries.queries';
import type { Delivery } from './delivery';

interface CorrectAddressDialogProps {
  /** The mail that did not arrive; null while nobody asks. */
  delivery: Delivery | null;
  onClose: () => void;
  onRetried: () => void;
}

interface Retry {
  delivery: Delivery;
  email: string;
}

/** Corrects a wrong address where the failure shows, and sends to that one person again. */
export function CorrectAddressDialog({ delivery, onClose, onRetried }: CorrectAddressDialogProps) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const { mutate, isPending } = useMutation({
    mutationFn: (retry: Retry) => retryDelivery(retry.delivery.id, changed(retry)),
    onSuccess: (_, retry) => {
      toastDone(t('deliveries.sentAgain', { name: retry.delivery.name }));
      onRetried();
      onClose();
    },
  });
  const reason = delivery?.reason ? `: ${t(`invitations.reason.${delivery.reason}`)}.` : '';
  return (
    <AddressDialog
      title={t('deliveries.correct')}
      about={delivery ? `${delivery.name}${reason}` : undefined}
      email={delivery?.email ?? ''}
      hint={t('deliveries.addressHint')}
      action={t('deliveries.sendAgain')}
      isPending={isPending}
      onSubmit={(email, form) => delivery && mutate({ delivery, email }, { onError: (error) => tellForm(error, form) })}
      onClose={onClose}
    />
  );
}

function changed({ email, delivery }: Retry): string | undefined {
  return email.trim() === delivery.email ? undefined : email.trim();
}
