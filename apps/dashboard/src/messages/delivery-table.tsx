import { Button, Group, Skeleton, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { CorrectAddressDialog } from '../deliveries/correct-address-dialog';
import type { Delivery } from '../deliveries/delivery';
import { MailBadge } from '../deliveries/mail-badge';
import { TimelineDrawer } from '../deliveries/timeline-drawer';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EmptyState } from '../ui/empty-state';
import { EndlessTable } from '../ui/endless-table';
import type { EndlessColumn } from '../ui/endless-table';
import { ProblemAlert } from '../ui/problem-alert';
import classes from './delivery-table.module.css';
import { recipientsQuery } from './messages.queries';
import type { Message, Recipient } from './message';
import { useRefresh } from './use-refresh';

const route = getRouteApi('/signed-in/communities/$communityId/messages/$messageId');

/** What became of everyone's mail; a click opens its timeline, and a wrong address is corrected on the spot. */
export function DeliveryTable({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { show } = route.useSearch();
  const may = maySend(useMe());
  const zone = useQuery(communityQuery(message.communityId)).data?.timezone;
  const refresh = useRefresh(message);
  const [opened, setOpened] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Delivery | null>(null);
  const filter = show === 'excluded' ? { problem: ['any' as const] } : { status: show && [show] };
  const list = useInfiniteQuery(recipientsQuery(message.id, filter));
  const columns = useMemo(() => columnsOf(t, setOpened, may ? setWrong : null), [t, may]);
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={320} role="status" aria-label={t('app.loading')} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={IconListSearch} title={t('messages.noneInStateTitle')} text={t('messages.noneInStateText')} />
      ) : (
        <EndlessTable
          label={t('messages.to')}
          columns={columns}
          columnClasses={classes}
          rows={rows}
          keyOf={({ residentId }) => residentId}
          more={list}
          total={list.data.pages[0]?.total ?? rows.length}
        />
      )}
      <TimelineDrawer deliveryId={opened} timeZone={zone} onClose={() => setOpened(null)} />
      <CorrectAddressDialog delivery={wrong} onClose={() => setWrong(null)} onRetried={() => void refresh()} />
    </>
  );
}

function columnsOf(
  t: TFunction,
  onOpen: (deliveryId: string) => void,
  onCorrect: ((delivery: Delivery) => void) | null,
): EndlessColumn<Recipient>[] {
  return [
    { id: 'name', header: t('residents.name'), cell: ({ row }) => <Who recipient={row.original} onOpen={onOpen} /> },
    { id: 'property', header: t('residents.property'), cell: ({ row }) => row.original.propertyName },
    { id: 'fate', header: t('messages.fate'), cell: ({ row }) => <Fate recipient={row.original} /> },
    {
      id: 'act',
      header: () => <VisuallyHidden>{t('residents.menu')}</VisuallyHidden>,
      cell: ({ row }) => <Act recipient={row.original} onCorrect={onCorrect} />,
    },
  ];
}

function Who({ recipient: { name, email, delivery }, onOpen }: { recipient: Recipient; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {delivery ? (
        <UnstyledButton className={classes.open} data-row-action onClick={() => onOpen(delivery.id)}>
          {name}
        </UnstyledButton>
      ) : (
        <Text fz="sm" fw={600}>
          {name}
        </Text>
      )}
      <Text fz="xs" c="dimmed">
        {delivery?.email ?? email ?? t('residents.noEmail')}
      </Text>
    </>
  );
}

/** The state and why; of whom was left out, the reason. */
function Fate({ recipient: { problem, delivery } }: { recipient: Recipient }) {
  const { t } = useTranslation();
  if (problem) return <Text fz="sm">{t(`messages.problem.${problem}`)}</Text>;
  if (!delivery) return null;
  return (
    <Group gap={6}>
      <MailBadge status={delivery.status} />
      {delivery.reason && (
        <Text fz="xs" c="dimmed">
          {t(`invitations.reason.${delivery.reason}`)}
        </Text>
      )}
    </Group>
  );
}

function Act({ recipient, onCorrect }: { recipient: Recipient; onCorrect: ((delivery: Delivery) => void) | null }) {
  const { t } = useTranslation();
  const { delivery, name } = recipient;
  if (!onCorrect || (delivery?.status !== 'failed' && delivery?.status !== 'bounced')) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('messages.correctOf', { name })}
      onClick={() => onCorrect(delivery)}
    >
      {t('messages.correct')}
    </Button>
  );
}
