import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Recipient } from './message';

interface RecipientLinesProps {
  recipient: Pick<Recipient, 'name' | 'email' | 'propertyName'>;
}

/** A recipient in two lines: who, and behind it the address and the home. */
export function RecipientLines({ recipient: { name, email, propertyName } }: RecipientLinesProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Text fz="sm" fw={600}>
        {name}
      </Text>
      <Text fz="xs" c="dimmed">
        {email ?? t('residents.noEmail')} · {propertyName}
      </Text>
    </div>
  );
}
