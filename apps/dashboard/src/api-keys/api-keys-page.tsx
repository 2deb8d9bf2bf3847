import { Anchor, Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { ApiKeyDialog } from './api-key-dialog';
import { ApiKeyRow } from './api-key-row';
import { apiKeysQuery } from './api-keys.queries';

/** By what keys programs come in. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(apiKeysQuery);
  const [opened, dialog] = useDisclosure();
  useHotkeys([['n', dialog.open]]);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {t('apiKeys.add')}
    </Button>
  );
  const lead = (
    <Text c="dimmed">
      {t('apiKeys.lead')}{' '}
      <Anchor href="/api/docs" underline="always">
        {t('apiKeys.docs')}
      </Anchor>
    </Text>
  );
  return (
    <Page title={t('apiKeys.title')} lead={lead} actions={add}>
      <ListContent
        list={list}
        empty={<EmptyState icon={IconKey} title={t('apiKeys.emptyTitle')} text={t('apiKeys.emptyText')} action={add} />}
      >
        {(keys) => (
          <RowList label={t('apiKeys.title')}>
            {keys.map((key) => (
              <ApiKeyRow key={key.id} apiKey={key} />
            ))}
          </RowList>
        )}
      </ListContent>
      <ApiKeyDialog opened={opened} onClose={dialog.close} />
    </Page>
  );
}
