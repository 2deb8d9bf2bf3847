import { IconFiles } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Pending } from '../app/pending';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { ShowMore } from '../ui/show-more';
import { byCategory } from './by-category';
import { DocumentRows } from './document-rows';
import { documentsQuery } from './documents.queries';

/** What every resident of the community may read. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const list = useInfiniteQuery(documentsQuery(residentId));
  const documents = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('documents.title')}>
      {list.error && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {!documents && !list.error && <Pending />}
      {documents?.length === 0 && (
        <EmptyState icon={IconFiles} title={t('documents.emptyTitle')} text={t('documents.emptyText')} />
      )}
      {byCategory(documents ?? []).map(([category, some]) => (
        <Card key={category} title={t(`documents.categories.${category}`)}>
          <DocumentRows documents={some} />
        </Card>
      ))}
      <ShowMore more={list} />
    </Page>
  );
}
