import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconHome, IconHomePlus, IconSearchOff } from '@tabler/icons-react';
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
import { SearchField } from '../ui/search-field';
import { propertiesQuery } from './properties.queries';
import type { Property } from './properties.queries';
import { PropertyDialog } from './property-dialog';
import { PropertyTable } from './property-table';

const route = getRouteApi('/signed-in/communities/$communityId/properties');

/** The homes and units of a community. */
export function PropertiesPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const total = useInfiniteQuery(propertiesQuery(communityId, search)).data?.pages[0]?.total;
  const [opened, dialog] = useDisclosure();
  const [edited, setEdited] = useState<Property | null>(null);
  const open = (property: Property | null) => {
    setEdited(property);
    dialog.open();
  };
  const may = mayEdit(useMe());
  useHotkeys(may ? [['n', () => open(null)]] : []);
  const add = may && (
    <Button leftSection={<IconHomePlus size={16} />} onClick={() => open(null)}>
      {t('properties.add')}
    </Button>
  );
  const find = (text: string) => void navigate({ search: { search: text || undefined }, replace: true });
  return (
    <Page
      title={t('properties.title')}
      lead={total !== undefined && <Text c="dimmed">{t('communities.properties', { count: total })}</Text>}
      actions={add}
    >
      <Group>
        <SearchField label={t('properties.search')} value={search ?? ''} onSearch={find} />
      </Group>
      <Content communityId={communityId} search={search} add={add} onEdit={open} />
      <PropertyDialog communityId={communityId} property={edited} opened={opened} onClose={dialog.close} />
    </Page>
  );
}

interface ContentProps {
  communityId: string;
  search: string | undefined;
  add: ReactNode;
  onEdit: (property: Property) => void;
}

function Content({ communityId, search, add, onEdit }: ContentProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(propertiesQuery(communityId, search));
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={420} role="status" aria-label={t('app.loading')} />;
  if (list.data.pages[0]?.items.length) return <PropertyTable list={list} pages={list.data.pages} onEdit={onEdit} />;
  return search ? (
    <EmptyState icon={IconSearchOff} title={t('properties.noMatchTitle')} text={t('properties.noMatchText')} />
  ) : (
    <EmptyState icon={IconHome} title={t('properties.emptyTitle')} text={t('properties.emptyText')} action={add} />
  );
}
