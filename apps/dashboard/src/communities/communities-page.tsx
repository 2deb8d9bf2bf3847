import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconBuildingCommunity, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayManage } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EmptyState } from '../ui/empty-state';
import { MoreOnDemand } from '../ui/more-on-demand';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { SearchField } from '../ui/search-field';
import { CommunityList } from './community-list';
import { communitiesQuery } from './communities.queries';
import { NewCommunityDialog } from './new-community-dialog';

const route = getRouteApi('/signed-in/communities/');

/** Portfolio → Communities: where each stands, and the way into it. */
export function CommunitiesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const total = useInfiniteQuery(communitiesQuery(search)).data?.pages[0]?.total;
  const [adding, dialog] = useDisclosure();
  const mayAdd = mayManage(useMe());
  useHotkeys(mayAdd ? [['n', dialog.open]] : []);
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {t('communities.add')}
    </Button>
  );
  const find = (text: string) => void navigate({ search: { search: text || undefined }, replace: true });
  return (
    <Page
      title={t('communities.title')}
      lead={total !== undefined && <Text c="dimmed">{t('communities.count', { count: total })}</Text>}
      actions={add}
    >
      {(total !== 0 || search.search) && (
        <Group>
          <SearchField label={t('communities.search')} value={search.search ?? ''} onSearch={find} />
        </Group>
      )}
      <Content search={search.search} add={add} />
      <NewCommunityDialog opened={adding} onClose={dialog.close} />
    </Page>
  );
}

interface ContentProps {
  search: string | undefined;
  /** The next step, where there is none yet. */
  add: ReactNode;
}

function Content({ search, add }: ContentProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(communitiesQuery({ search }));
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={320} role="status" aria-label={t('app.loading')} />;
  const communities = list.data.pages.flatMap(({ items }) => items);
  if (communities.length > 0) {
    return (
      <MoreOnDemand more={list}>
        <CommunityList communities={communities} />
      </MoreOnDemand>
    );
  }
  return search ? (
    <EmptyState
      icon={IconSearchOff}
      title={t('communities.noMatchTitle', { search })}
      text={t('communities.noMatchText')}
    />
  ) : (
    <EmptyState
      icon={IconBuildingCommunity}
      title={t('communities.emptyTitle')}
      text={t('communities.emptyText')}
      action={add}
    />
  );
}
