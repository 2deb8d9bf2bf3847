import { Group, Select, Text } from '@mantine/core';
import { IconSearchOff, IconTool } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowItem, RowList, rowLink } from '../ui/row-list';
import { SearchField } from '../ui/search-field';
import { RequestBadge } from './request-badge';
import { requestStatuses } from './request-state';
import type { RequestSearch } from './request-state';
import { requestsQuery } from './requests.queries';
import type { Request } from './requests.queries';

const route = getRouteApi('/signed-in/communities/$communityId/requests');

/** What the residents of a community have reported. */
export function RequestsPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(requestsQuery(communityId, search));
  const total = list.data?.pages[0]?.total;
  const change = (changed: RequestSearch) => void navigate({ search: changed, replace: true });
  const narrowed = Boolean(search.search ?? search.status);
  return (
    <Page
      title={t('requests.title')}
      lead={total !== undefined && <Text c="dimmed">{t('requests.count', { count: total })}</Text>}
    >
      <Group gap="sm">
        <SearchField
          label={t('requests.search')}
          value={search.search ?? ''}
          onSearch={(text) => change({ ...search, search: text || undefined })}
        />
        <Select
          aria-label={t('requests.filterStatus')}
          placeholder={t('requests.filterStatus')}
          data={requestStatuses.map((value) => ({ value, label: t(`requests.status.${value}`) }))}
          value={search.status ?? null}
          onChange={(status) => change({ ...search, status: status ?? undefined })}
          clearable
          w={180}
        />
      </Group>
      <ListContent
        list={list}
        empty={
          narrowed ? (
            <EmptyState icon={IconSearchOff} title={t('requests.noMatchTitle')} text={t('requests.noMatchText')} />
          ) : (
            <EmptyState icon={IconTool} title={t('requests.emptyTitle')} text={t('requests.emptyText')} />
          )
        }
      >
        {(requests) => (
          <RowList label={t('requests.title')}>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </RowList>
        )}
      </ListContent>
    </Page>
  );
}

function RequestRow({ request }: { request: Request }) {
  const { t } = useTranslation();
  const format = useFormat(useQuery(communityQuery(request.communityId)).data?.timezone);
  const { id, title, status, category, propertyName, residentName, createdAt } = request;
  return (
    <RowItem
      title={
        <Link to="/requests/$requestId" params={{ requestId: id }} className={rowLink}>
          {title}
        </Link>
      }
      badges={<RequestBadge status={status} />}
      detail={[t(`requests.category.${category}`), propertyName, residentName, format.day(createdAt)].join(' · ')}
    />
  );
}
