import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../messages/message';
import { RecipientLines } from '../messages/recipient-lines';
import { useProblems } from '../ui/use-problems';
import type { AddressCheck } from './address-checks.queries';
import { useCorrection } from './use-correction';

interface AddressRowProps {
  message: Message;
  check: AddressCheck;
  /** Whether the address may be changed by whoever looks. */
  may: boolean;
  onEdit: () => void;
}

/** One address to look at: whose it is, the correction at one press, and a way to write another. */
export function AddressRow({ message, check, may, onEdit }: AddressRowProps) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const { mutate, isPending } = useCorrection(message);
  const { residentId, name, suggestion } = check;
  return (
    <Group justify="space-between" gap="xs" px="sm" py={6}>
      <RecipientLines recipient={check} />
      {may && (
        <Group gap="xs">
          {suggestion !== null && (
            <Button
              variant="light"
              size="compact-sm"
              loading={isPending}
              aria-label={t('addressChecks.useOf', { email: suggestion, name })}
              onClick={() => mutate({ residentId, email: suggestion }, { onError: tell })}
            >
              {t('addressChecks.use', { email: suggestion })}
            </Button>
          )}
          <ActionIcon variant="subtle" aria-label={t('messages.correctOf', { name })} onClick={onEdit}>
            <IconPencil size={18} />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
