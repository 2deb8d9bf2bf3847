import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Message } from '../messages/message';
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
  return (
    <Modal
      opened={check !== null}
      onClose={onClose}
      title={t('addressChecks.correct')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {check && <CorrectionForm message={message} check={check} onClose={onClose} />}
    </Modal>
  );
}

function CorrectionForm({ message, check, onClose }: CorrectionDialogProps & { check: AddressCheck }) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const { residentId, name } = check;
  const form = useForm({ initialValues: { email: check.suggestion ?? check.email } });
  const { mutate, isPending } = useCorrection(message);
  const save = ({ email }: { email: string }) =>
    mutate({ residentId, email }, { onSuccess: onClose, onError: (error) => tellForm(error, form) });
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <Text>{name}</Text>
        <TextInput
          type="email"
          label={t('deliveries.address')}
          description={t('addressChecks.addressHint')}
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
