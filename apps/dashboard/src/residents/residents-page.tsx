import { Button, Skeleton, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { AddResidentDialog } from './add-resident-dialog';
import { ManyActions } from './many-actions';
import { ResidentFilters } from './resident-filters';
import { filterOf, isNarrowed } from './resident-search';
import type { ResidentSearch } from './resident-search';
import { ResidentTable } from './resident-table';
import { residentsQuery } from './residents.queries';
import { nobody } from './selection/choice';
import { MassEditChosen } from './selection/mass-edit-chosen';
import { SelectionBar } from './selection/selection-bar';

const route = getRouteApi('/signed-in/communities/$communityId/residents/');

/** A community's residents: who they are, where they stand, what may be done (A5, A6). */
export function ResidentsPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, dialog] = useDisclosure();
  const mayAdd = mayEdit(useMe());
  useHotkeys(mayAdd ? [['n', dialog.open]] : []);
  const change = (changed: ResidentSearch) => void navigate({ search: changed, replace: true });
  const add = mayAdd && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={dialog.open}>
      {t('residents.add')}
    </Button>
  );
  return (
    <Page
      title={t('residents.title')}
      lead={<Total communityId={communityId} search={search} />}
      actions={
        <>
          <ManyActions communityId={communityId} search={search} />
          {add}
        </>
      }
    >
      <ResidentFilters search={search} onChange={change} />
      <Content communityId={communityId} search={search} onChange={change} add={add} />
      <AddResidentDialog communityId={communityId} opened={adding} onClose={dialog.close} />
    </Page>
  );
}

interface PartProps {
  communityId: string;
  search: ResidentSearch;
}

/** How many match; above 10,000 a search does not count to the end. */
function Total({ communityId, search }: PartProps) {
  const { t } = useTranslation();
  const [page] = useInfiniteQuery(residentsQuery(communityId, search)).data?.pages ?? [];
  if (!page) return <Skeleton h={18} w={120} mt={4} />;
  const words = page.totalIsLowerBound ? 'residents.atLeast' : 'residents.count';
  return (
    <Text c="dimmed" role="status">
      {t(words, { count: page.total })}
    </Text>
  );
}

interface ContentProps extends PartProps {
  onChange: (search: ResidentSearch) => void;
  /** The next step, where nobody is there yet. */
  add: ReactNode;
}

function Content({ communityId, search, onChange, add }: ContentProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(residentsQuery(communityId, search));
  const [choice, setChoice] = useState(nobody);
  const may = mayEdit(useMe());
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={420} role="status" aria-label={t('app.loading')} />;
  const [first] = list.data.pages;
  if (first?.items.length) {
    return (
      <>
        {may && (
          <SelectionBar filter={filterOf(search)} matching={first} choice={choice} onChoose={setChoice}>
            <MassEditChosen communityId={communityId} choice={choice} />
          </SelectionBar>
        )}
        <ResidentTable
          communityId={communityId}
          list={list}
          pages={list.data.pages}
          search={search}
          onChange={onChange}
          choice={choice}
          onChoose={may ? setChoice : null}
        />
      </>
    );
  }
  return isNarrowed(search) ? (
    <EmptyState
      icon={IconSearchOff}
      title={t('residents.noMatchTitle')}
      text={t('residents.noMatchText')}
      action={
        <Button variant="default" onClick={() => onChange({})}>
          {t('residents.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={IconUsers} title={t('residents.emptyTitle')} text={t('residents.emptyText')} action={add} />
  );
}
