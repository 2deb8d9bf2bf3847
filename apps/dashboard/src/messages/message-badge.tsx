import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MessageStatus } from './message';

const colors: Record<MessageStatus, string> = {
  draft: 'gray',
  generating: 'portico',
  in_review: 'portico',
  scheduled: 'violet',
  sending: 'portico',
  paused: 'yellow',
  sent: 'teal',
  cancelled: 'gray',
};

/** Where a message stands. */
export function MessageBadge({ status }: { status: MessageStatus }) {
  const { t } = useTranslation();
  return (
    <Badge component="span" variant="light" color={colors[status]} c="var(--mantine-color-text)" fw={600}>
      {t(`messages.status.${status}`)}
    </Badge>
  );
}
