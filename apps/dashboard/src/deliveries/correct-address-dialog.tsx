import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
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

/** Corrects a wrong address where the failure shows, and sends to that one person again. */
export function CorrectAddressDialog({ delivery, onClose, onRetried }: CorrectAddressDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={delivery !== null}
      onClose={onClose}
      title={t('deliveries.correct')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {delivery && <CorrectAddressForm delivery={delivery} onClose={onClose} onRetried={onRetried} />}
    </Modal>
  );
}

function CorrectAddressForm({ delivery, onClose, onRetried }: CorrectAddressDialogProps & { delivery: Delivery }) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const form = useForm({ initialValues: { email: delivery.email } });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ email }: { email: string }) => retryDelivery(delivery.id, changed(email, delivery)),
    onSuccess: () => {
      toastDone(t('deliveries.sentAgain', { name: delivery.name }));
      onRetried();
      onClose();
    },
    onError: (error) => tellForm(error, form),
  });
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        <Text>
          {delivery.name}
          {delivery.reason && `: ${t(`invitations.reason.${delivery.reason}`)}.`}
        </Text>
        <TextInput
          type="email"
          label={t('deliveries.address')}
          description={t('deliveries.addressHint')}
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('deliveries.sendAgain')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function changed(email: string, delivery: Delivery): string | undefined {
  return email.trim() === delivery.email ? undefined : email.trim();
}
