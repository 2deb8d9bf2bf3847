import { Alert, Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useBlocker, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Total } from '@portico/web/format';
import { useFormat } from '../../i18n/use-format';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { ResidentFilters } from '../resident-filters';
import { filterOf } from '../resident-search';
import type { Resident } from '../residents.queries';
import { EmailGrid } from './email-grid';
import { MOST_ROWS } from './mass-edit';
import { gridQuery } from './mass-edit.queries';
import { useMassEdit } from './use-mass-edit';

const route = getRouteApi('/signed-in/communities/$communityId/residents/mass-edit');
const nobody: Resident[] = [];

/** Mass Edit: the emails of many residents in one grid, each row with its own outcome (B8). */
export function MassEditPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const selection = useLocation({ select: ({ state }) => state.selection });
  const { data, error, refetch } = useQuery(
    gridQuery(communityId, selection ?? { filter: filterOf(search) }, search.sort),
  );
  const rows = data?.rows ?? nobody;
  const grid = useMassEdit(communityId, rows);
  const unsaved = grid.changes > 0;
  useBlocker({ shouldBlockFn: () => unsaved && !window.confirm(t('massEdit.leave')), enableBeforeUnload: unsaved });
  return (
    <Page
      title={t('massEdit.title')}
      lead={<Text c="dimmed">{t('massEdit.lead')}</Text>}
      actions={
        <Button onClick={grid.save} disabled={!unsaved} loading={grid.saving}>
          {t('massEdit.save', { count: grid.changes })}
        </Button>
      }
    >
      {selection ? (
        <Chosen matching={data?.matching} onAll={() => void navigate({ search: {}, state: {} })} />
      ) : (
        <ResidentFilters search={search} onChange={(changed) => void navigate({ search: changed, replace: true })} />
      )}
      {grid.outcome && (
        <Alert color={grid.refused > 0 ? 'yellow' : 'teal'} role="status">
          {grid.outcome}
        </Alert>
      )}
      {data && <TooMany matching={data.matching} how={selection ? 'tooManyChosen' : 'tooMany'} />}
      {rows.length > 0 ? (
        <EmailGrid rows={rows} grid={grid} />
      ) : error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <EmptyState icon={IconSearchOff} title={t('residents.noMatchTitle')} text={t('massEdit.nobody')} />
      ) : (
        <Skeleton h={420} role="status" aria-label={t('app.loading')} />
      )}
      {rows.length > 12 && (
        <Group justify="flex-end">
          <Button onClick={grid.save} disabled={!unsaved} loading={grid.saving}>
            {t('massEdit.save', { count: grid.changes })}
          </Button>
        </Group>
      )}
    </Page>
  );
}

/** Instead of the filters, where the rows were selected in the list. */
function Chosen({ matching, onAll }: { matching: Total | undefined; onAll: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!matching) return null;
  return (
    <Group gap="sm">
      <Text role="status">{t('massEdit.those', { count: matching.total, total: format.total(matching) })}</Text>
      <Anchor component="button" type="button" onClick={onAll}>
        {t('massEdit.everyone')}
      </Anchor>
    </Group>
  );
}

/** Where the grid does not hold them all. */
function TooMany({ matching, how }: { matching: Total; how: 'tooMany' | 'tooManyChosen' }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (matching.total <= MOST_ROWS) return null;
  return (
    <Text c="var(--portico-warning)">{t(`massEdit.${how}`, { most: MOST_ROWS, total: format.total(matching) })}</Text>
  );
}
