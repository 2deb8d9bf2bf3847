import { Box, Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconMail, IconMailOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { EmptyState } from '../ui/empty-state';
import { EndlessTable } from '../ui/endless-table';
import type { EndlessColumn } from '../ui/endless-table';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { MessageBadge } from './message-badge';
import { messageViews } from './message-search';
import type { MessageViewName } from './message-search';
import { messagesQuery } from './messages.queries';
import type { Message, MessageStatus } from './message';
import classes from './messages-page.module.css';
import { useSubject } from './use-subject';

const route = getRouteApi('/signed-in/communities/$communityId/messages/');

const statusesOf: Record<MessageViewName, MessageStatus[]> = {
  drafts: ['draft', 'generating', 'in_review'],
  scheduled: ['scheduled'],
  running: ['sending', 'paused'],
  finished: ['sent', 'cancelled'],
};

/** A community's messages, drafts and scheduled ones included; each opens where it was left. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const data = ['all' as const, ...messageViews].map((value) => ({ value, label: t(`messages.view_${value}`) }));
  const choose = (value: string) =>
    void navigate({ search: { view: messageViews.find((each) => each === value) }, replace: true });
  return (
    <Page title={t('messages.title')} actions={<New />}>
      <Group>
        <SegmentedControl
          aria-label={t('messages.show')}
          data={data}
          value={view ?? 'all'}
          onChange={choose}
          className={classes.views}
        />
      </Group>
      <Messages />
    </Page>
  );
}

/** A message begins with whom it is for. */
function New() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  return (
    <Button
      renderRoot={(props) => <Link to="/communities/$communityId/owner-access" params={{ communityId }} {...props} />}
    >
      {t('messages.chooseRecipients')}
    </Button>
  );
}

function Messages() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const { view } = route.useSearch();
  const { moment } = useFormat(useQuery(communityQuery(communityId)).data?.timezone);
  const list = useInfiniteQuery(messagesQuery(communityId, view && statusesOf[view]));
  const columns = useMemo(() => columnsOf(t, moment), [t, moment]);
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={320} role="status" aria-label={t('app.loading')} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return view ? (
      <EmptyState icon={IconMailOff} title={t('messages.noneInViewTitle')} text={t('messages.noneInViewText')} />
    ) : (
      <EmptyState icon={IconMail} title={t('messages.emptyTitle')} text={t('messages.emptyText')} action={<New />} />
    );
  }
  return (
    <EndlessTable
      label={t('messages.title')}
      columns={columns}
      columnClasses={classes}
      rows={rows}
      keyOf={({ id }) => id}
      more={list}
      total={list.data.pages[0]?.total ?? rows.length}
    />
  );
}

function columnsOf(t: TFunction, moment: (at: string) => string): EndlessColumn<Message>[] {
  return [
    { id: 'subject', header: t('messages.subject'), cell: ({ row }) => <Subject message={row.original} /> },
    { id: 'status', header: t('messages.statusTitle'), cell: ({ row }) => <Status message={row.original} /> },
    { id: 'people', header: t('messages.people'), cell: ({ row }) => <People message={row.original} /> },
    { id: 'when', header: t('messages.when'), cell: ({ row }) => moment(whenOf(row.original)) },
  ];
}

const whenOf = ({ finishedAt, startedAt, scheduledAt, createdAt }: Message): string =>
  finishedAt ?? startedAt ?? scheduledAt ?? createdAt;

function Subject({ message }: { message: Message }) {
  const { t } = useTranslation();
  const subject = useSubject(message);
  const { id, communityId, purpose, status } = message;
  return (
    <>
      <Link
        to="/communities/$communityId/messages/$messageId"
        params={{ communityId, messageId: id }}
        className={classes.link}
        data-row-action
      >
        {subject}
      </Link>
      <Text fz="xs" c="dimmed">
        {t(`messages.purpose_${purpose}`)}
      </Text>
      <Box hiddenFrom="sm">
        <MessageBadge status={status} />
      </Box>
    </>
  );
}

function Status({ message: { status, needsAttention } }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <Group gap={6}>
      <MessageBadge status={status} />
      {needsAttention && (
        <Text fz="xs" c="var(--portico-warning)" className={classes.attention}>
          <IconAlertTriangle size={14} aria-hidden /> {t('messages.needsAttention')}
        </Text>
      )}
    </Group>
  );
}

/** Of a draft the list does not know yet how many it finds. */
function People({ message: { status, counts } }: { message: Message }) {
  const { number } = useFormat();
  const unknown = status === 'draft' || status === 'generating';
  return <Text fz="sm">{unknown ? '–' : number(counts.recipients - counts.excluded)}</Text>;
}
