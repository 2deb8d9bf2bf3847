import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryStatus } from './delivery';

const colors: Record<DeliveryStatus, string> = {
  queued: 'gray',
  sending: 'portico',
  sent: 'teal',
  delivered: 'teal',
  deferred: 'yellow',
  failed: 'red',
  bounced: 'red',
  complained: 'red',
  suppressed: 'orange',
  cancelled: 'gray',
  skipped: 'gray',
};

/** The colour of a state, wherever it is drawn. */
export const colorOf = (status: DeliveryStatus): string => colors[status];

/** What became of a mail. */
export function MailBadge({ status }: { status: DeliveryStatus }) {
  const { t } = useTranslation();
  return (
    <Badge component="span" variant="outline" color={colors[status]} c="var(--mantine-color-text)" fw={600} size="sm">
      {t(`deliveries.status.${status}`)}
    </Badge>
  );
}
