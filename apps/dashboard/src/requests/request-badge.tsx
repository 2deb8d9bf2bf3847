import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestStatus } from './request-state';

const colors = { open: 'portico', in_progress: 'violet', done: 'teal', declined: 'gray' } as const;

/** Where a request stands. */
export function RequestBadge({ status }: { status: RequestStatus }) {
  const { t } = useTranslation();
  return (
    <Badge color={colors[status]} variant="light" component="span">
      {t(`requests.status.${status}`)}
    </Badge>
  );
}
