import { IconPlus, IconTool } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Pending } from '../app/pending';
import { useProfile } from '../session/use-profile';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { ShowMore } from '../ui/show-more';
import { RequestRows } from './request-rows';
import { requestsQuery } from './requests.queries';

/** What this resident reported, and the way to report something. */
export function RequestsPage() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const list = useInfiniteQuery(requestsQuery(residentId));
  const requests = list.data?.pages.flatMap(({ items }) => items);
  const newOne = (
    <ButtonLink to="/homes/$residentId/requests/new" params={{ residentId }}>
      <IconPlus size={20} aria-hidden />
      {t('requests.new')}
    </ButtonLink>
  );
  const none = requests?.length === 0;
  return (
    <Page title={t('requests.title')} action={newOne}>
      {list.error && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {!requests && !list.error && <Pending />}
      {none && <EmptyState icon={IconTool} title={t('requests.emptyTitle')} text={t('requests.emptyText')} />}
      {requests && !none && (
        <Card>
          <RequestRows requests={requests} />
        </Card>
      )}
      <ShowMore more={list} />
    </Page>
  );
}
