import { Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { CodeWords } from '../ui/code-words';
import { RemoveButton } from '../ui/remove-button';
import { RowItem } from '../ui/row-list';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { WebhookCalls } from './webhook-calls';
import { WebhookDialog } from './webhook-dialog';
import { healthOf } from './webhook-health';
import { changeWebhook, removeWebhook, webhooksKey } from './webhooks.queries';
import type { Webhook } from './webhooks.queries';

/** One webhook: where it points, what it is told, and whether its calls arrive. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [editing, dialog] = useDisclosure();
  const { id, url, events, createdAt } = webhook;
  const health = healthOf(webhook);
  return (
    <>
      <RowItem
        title={
          <Text span inherit style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
        }
        badges={
          health !== 'well' && (
            <Badge variant="light" color={health === 'failing' ? 'red' : 'gray'}>
              {t(`webhooks.health.${health}`)}
            </Badge>
          )
        }
        detail={
          <>
            <CodeWords words={events} />
            {t('webhooks.since', { day: format.day(createdAt) })} · <WebhookCalls webhook={webhook} />
          </>
        }
        actions={
          <>
            <PauseButton webhook={webhook} />
            <Button variant="default" size="xs" onClick={dialog.open} aria-label={t('webhooks.editNamed', { url })}>
              {t('webhooks.edit')}
            </Button>
            <RemoveButton
              action={t('webhooks.remove')}
              label={t('webhooks.removeNamed', { url })}
              title={t('webhooks.removeTitle')}
              text={t('webhooks.removeText', { url })}
              remove={() => removeWebhook(id)}
              done={t('webhooks.removed')}
              listKey={webhooksKey}
            />
          </>
        }
      />
      <WebhookDialog webhook={webhook} opened={editing} onClose={dialog.close} />
    </>
  );
}

function PauseButton({ webhook: { id, url, enabled } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => changeWebhook(id, { enabled: !enabled }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: webhooksKey });
      toastDone(t(enabled ? 'webhooks.isPaused' : 'webhooks.isOn'));
    },
    onError: tell,
  });
  const words = enabled ? 'pause' : 'switchOn';
  return (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      onClick={() => mutate()}
      aria-label={t(`webhooks.${words}Named`, { url })}
    >
      {t(`webhooks.${words}`)}
    </Button>
  );
}
