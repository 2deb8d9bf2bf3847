import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge';
import type { Tone } from '../ui/badge';
import type { RequestStatus } from './requests.queries';

const tones = { open: 'plain', in_progress: 'busy', done: 'good', declined: 'bad' } as const satisfies Record<
  RequestStatus,
  Tone
>;

/** Where a request stands. */
export function StatusBadge({ status }: { status: RequestStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`requests.statuses.${status}`)}</Badge>;
}
