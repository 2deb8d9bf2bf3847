import { Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { WebhookDialog } from './webhook-dialog';
import { WebhookRow } from './webhook-row';
import { webhooksQuery } from './webhooks.queries';

/** Which programs are told what happens. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(webhooksQuery);
  const [opened, dialog] = useDisclosure();
  useHotkeys([['n', dialog.open]]);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {t('webhooks.add')}
    </Button>
  );
  return (
    <Page title={t('webhooks.title')} lead={<Text c="dimmed">{t('webhooks.lead')}</Text>} actions={add}>
      <ListContent
        list={list}
        empty={
          <EmptyState icon={IconWebhook} title={t('webhooks.emptyTitle')} text={t('webhooks.emptyText')} action={add} />
        }
      >
        {(webhooks) => (
          <RowList label={t('webhooks.title')}>
            {webhooks.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </RowList>
        )}
      </ListContent>
      <WebhookDialog opened={opened} onClose={dialog.close} />
    </Page>
  );
}
