import { Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { AddDocumentDialog } from './add-document-dialog';
import { DocumentRow } from './document-row';
import { documentsQuery } from './documents.queries';

const route = getRouteApi('/signed-in/communities/$communityId/documents');

/** What every resident of the community may read. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const list = useInfiniteQuery(documentsQuery(communityId));
  const [opened, dialog] = useDisclosure();
  const may = mayEdit(useMe());
  useHotkeys(may ? [['n', dialog.open]] : []);
  const add = may && (
    <Button leftSection={<IconUpload size={16} />} onClick={dialog.open}>
      {t('documents.add')}
    </Button>
  );
  return (
    <Page title={t('documents.title')} lead={<Text c="dimmed">{t('documents.lead')}</Text>} actions={add}>
      <ListContent
        list={list}
        empty={
          <EmptyState
            icon={IconFileText}
            title={t('documents.emptyTitle')}
            text={t('documents.emptyText')}
            action={add}
          />
        }
      >
        {(documents) => (
          <RowList label={t('documents.title')}>
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} />
            ))}
          </RowList>
        )}
      </ListContent>
      <AddDocumentDialog communityId={communityId} opened={opened} onClose={dialog.close} />
    </Page>
  );
}
