import { Group, Text } from '@mantine/core';
import { IconMailCheck, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { SearchField } from '../ui/search-field';
import { AddSuppression } from './add-suppression';
import { SuppressionRow } from './suppression-row';
import { suppressionsQuery } from './suppressions.queries';

const route = getRouteApi('/signed-in/suppressions');

/** Addresses that get no mail, and why. */
export function SuppressionsPage() {
  const { t } = useTranslation();
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(suppressionsQuery(search));
  const find = (text: string) => void navigate({ search: { search: text || undefined }, replace: true });
  const empty = search ? (
    <EmptyState
      icon={IconSearchOff}
      title={t('suppressions.noMatchTitle', { search })}
      text={t('suppressions.noMatchText')}
    />
  ) : (
    <EmptyState icon={IconMailCheck} title={t('suppressions.emptyTitle')} text={t('suppressions.emptyText')} />
  );
  return (
    <Page title={t('suppressions.title')} lead={<Text c="dimmed">{t('suppressions.lead')}</Text>}>
      <AddSuppression />
      <Group>
        <SearchField label={t('suppressions.search')} value={search ?? ''} onSearch={find} />
      </Group>
      <ListContent list={list} empty={empty}>
        {(items) => (
          <RowList label={t('suppressions.title')}>
            {items.map((suppression) => (
              <SuppressionRow key={suppression.id} suppression={suppression} />
            ))}
          </RowList>
        )}
      </ListContent>
    </Page>
  );
}
