import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { callEndOf, healthOf } from './webhook-health';
import type { Webhook } from './webhooks.queries';

/** Whether the calls of a webhook arrive: the last one, and since when they fail. */
export function WebhookCalls({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastCallAt, lastAnswer, failingSince, waiting } = webhook;
  if (lastCallAt === null || lastAnswer === null) return t('webhooks.uncalled');
  const answer = t(`webhooks.callEnd.${callEndOf(lastAnswer)}`, { answer: lastAnswer });
  const fails = failingSince !== null && healthOf(webhook) === 'failing';
  return (
    <>
      {t('webhooks.lastCall', { moment: format.moment(lastCallAt), answer })}
      {fails && (
        <Text inherit component="div" c="var(--portico-warning)">
          {t('webhooks.failingSince', { moment: format.moment(failingSince) })}{' '}
          {waiting > 0 && t('webhooks.waiting', { count: waiting })}
        </Text>
      )}
    </>
  );
}
