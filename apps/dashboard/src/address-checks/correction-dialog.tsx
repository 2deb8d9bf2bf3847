import { useTranslation } from 'react-i18next';
import type { Message } from '../messages/message';
import { AddressDialog } from '../residents/address-dialog';
import { useProblems } from '../ui/use-problems';
import type { AddressCheck } from './address-checks.queries';
import { useCorrection } from './use-correction';

interface CorrectionDialogProps {
  message: Message;
  /** The address; null while nobody asks. */
  check: AddressCheck | null;
  onClose: () => void;
}

/** Writes another address for somebody who will be mailed. */
export function CorrectionDialog({ check, onClose, message }: CorrectionDialogProps) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const { mutate, isPending } = useCorrection(message);
  return (
    <AddressDialog
      title={t('addressChecks.correct')}
      about={check?.name}
      email={check?.suggestion ?? check?.email ?? ''}
      hint={t('addressChecks.addressHint')}
      action={t('app.save')}
      isPending={isPending}
      onSubmit={(email, form) =>
        check &&
        mutate(
          { residentId: check.residentId, email },
          { onSuccess: onClose, onError: (error) => tellForm(error, form) },
        )
      }
      onClose={onClose}
    />
  );
}
