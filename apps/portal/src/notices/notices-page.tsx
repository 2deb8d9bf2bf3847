import { IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Pending } from '../app/pending';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { ShowMore } from '../ui/show-more';
import { NoticeItem } from './notice-item';
import classes from './notices.module.css';
import { noticesQuery } from './notices.queries';

const route = getRouteApi('/homes/$residentId/notices');

/** What the community mailed, to be read again. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { residentId } = route.useParams();
  const { open } = route.useSearch();
  const list = useInfiniteQuery(noticesQuery(residentId));
  const notices = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('notices.title')}>
      {list.error && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {!notices && !list.error && <Pending />}
      {notices?.length === 0 && (
        <EmptyState icon={IconSpeakerphone} title={t('notices.emptyTitle')} text={t('notices.emptyText')} />
      )}
      <div className={classes.list}>
        {notices?.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} open={notice.id === open} />
        ))}
      </div>
      <ShowMore more={list} />
    </Page>
  );
}
