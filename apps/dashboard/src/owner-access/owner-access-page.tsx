import { Button, Skeleton, Stack, Tabs } from '@mantine/core';
import { IconFilterOff, IconUserCheck, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { RegisteredBar } from '../communities/registered-bar';
import { useFormat } from '../i18n/use-format';
import { nobody } from '../residents/selection/choice';
import { SelectionBar } from '../residents/selection/selection-bar';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { FilterPanel } from './filter-panel';
import { peopleQuery } from './owner-access.queries';
import { isNarrowed, kinds, selectionFilter } from './owner-access-search';
import type { OwnerAccessSearch, OwnerAccessTab } from './owner-access-search';
import { PeopleTable } from './people-table';
import type { PeopleProps } from './people-table';
import { SelectionActions } from './selection-actions';

const route = getRouteApi('/signed-in/communities/$communityId/owner-access');

/** Owner Access → Manage: who is registered and who is not, and the way to invite any number of them (B1 to B4). */
export function OwnerAccessPage() {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { communityId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [choice, setChoice] = useState(nobody);
  const counts = useQuery(communityQuery(communityId)).data?.counts;
  const change = (changed: OwnerAccessSearch) => void navigate({ search: changed, replace: true, resetScroll: false });
  // The other tab's people have other statuses; all else of the filter stays in force.
  const open = (tab: string | null) =>
    change({ ...search, status: undefined, tab: tab === 'registered' ? 'registered' : 'unregistered' });
  const tabs: [OwnerAccessTab, number | undefined][] = [
    ['unregistered', counts && counts.pending + counts.invited],
    ['registered', counts && counts.active + counts.inactive],
  ];
  return (
    <Page title={t('ownerAccess.title')} actions={counts && <RegisteredBar counts={counts} />}>
      <Tabs value={search.tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map(([tab, count]) => (
            <Tabs.Tab key={tab} value={tab}>
              {count === undefined ? t(`ownerAccess.${tab}`) : `${t(`ownerAccess.${tab}`)} (${number(count)})`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={search.tab}>
          <Stack gap="sm">
            <FilterPanel communityId={communityId} search={search} onApply={change} />
            <People communityId={communityId} search={search} onChange={change} choice={choice} onChoose={setChoice} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function People(props: PeopleProps) {
  const { t } = useTranslation();
  const { communityId, search, choice, onChoose } = props;
  const list = useInfiniteQuery(peopleQuery(communityId, search));
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={420} role="status" aria-label={t('app.loading')} />;
  const people = list.data.pages.flatMap(({ items }) => items);
  const matching = list.data.pages[0] ?? { total: 0 };
  return (
    <>
      <SelectionBar filter={selectionFilter(search)} matching={matching} choice={choice} onChoose={onChoose}>
        <SelectionActions communityId={communityId} choice={choice} onChoose={onChoose} />
      </SelectionBar>
      {people.length > 0 ? (
        <PeopleTable {...props} list={list} people={people} total={matching.total} />
      ) : (
        <Nobody {...props} />
      )}
    </>
  );
}

function Nobody({ search, onChange }: PeopleProps) {
  const { t } = useTranslation();
  if (isNarrowed(search)) {
    const everything = (
      <Button variant="default" onClick={() => onChange({ tab: search.tab, kind: [...kinds] })}>
        {t('ownerAccess.clear')}
      </Button>
    );
    const [title, text] = [t('ownerAccess.noMatchTitle'), t('ownerAccess.noMatchText')];
    return <EmptyState icon={IconFilterOff} title={title} text={text} action={everything} />;
  }
  const { tab } = search;
  return (
    <EmptyState
      icon={tab === 'registered' ? IconUsers : IconUserCheck}
      title={t(`ownerAccess.${tab}EmptyTitle`)}
      text={t(`ownerAccess.${tab}EmptyText`)}
    />
  );
}
