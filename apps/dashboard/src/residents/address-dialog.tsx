import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

/** A form with an address in it. */
export type AddressForm = UseFormReturnType<{ email: string }>;

interface AddressDialogProps {
  title: string;
  /** Whose address, and what is wrong with it; undefined while nobody asks. */
  about: string | undefined;
  /** What stands there first. */
  email: string;
  hint: string;
  action: string;
  isPending: boolean;
  onSubmit: (email: string, form: AddressForm) => void;
  onClose: () => void;
}

/** Asks for another address of one person. */
export function AddressDialog(props: AddressDialogProps) {
  const { t } = useTranslation();
  const { title, about, onClose } = props;
  return (
    <Modal
      opened={about !== undefined}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {about !== undefined && <AddressFields {...props} />}
    </Modal>
  );
}

function AddressFields({ about, email, hint, action, isPending, onSubmit, onClose }: AddressDialogProps) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { email } });
  return (
    <form onSubmit={form.onSubmit((values) => onSubmit(values.email, form))}>
      <Stack>
        <Text>{about}</Text>
        <TextInput
          type="email"
          label={t('deliveries.address')}
          description={hint}
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
