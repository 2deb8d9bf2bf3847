import { Button, Code, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { RowItem } from '../ui/row-list';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { apiKeysKey, removeApiKey } from './api-keys.queries';
import type { ApiKey } from './api-keys.queries';

/** One key: what it may do, until when, and when it was of use last. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, scopes, expiresAt, lastUsedAt } = apiKey;
  const over = expiresAt !== null && Date.parse(expiresAt) < Date.now();
  return (
    <RowItem
      title={name}
      badges={
        over && (
          <Text span fz="xs" c="var(--portico-warning)">
            {t('apiKeys.over')}
          </Text>
        )
      }
      detail={
        <>
          <div>
            {scopes.map((scope) => (
              <Code key={scope} mr={6}>
                {scope}
              </Code>
            ))}
          </div>
          {expiresAt ? t('apiKeys.until', { day: format.day(expiresAt) }) : t('apiKeys.forEver')} ·{' '}
          {lastUsedAt ? t('apiKeys.lastUsed', { moment: format.moment(lastUsedAt) }) : t('apiKeys.neverUsed')}
        </>
      }
      actions={<RemoveButton apiKey={apiKey} />}
    />
  );
}

function RemoveButton({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeApiKey(id),
    onSuccess: async () => {
      toastDone(t('apiKeys.removed', { name }));
      await queries.invalidateQueries({ queryKey: apiKeysKey });
    },
    onError: tell,
  });
  const ask = () =>
    confirm({
      title: t('apiKeys.removeTitle', { name }),
      text: t('apiKeys.removeText'),
      action: t('apiKeys.remove'),
      onConfirm: mutate,
    });
  return (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      onClick={ask}
      aria-label={t('apiKeys.removeNamed', { name })}
    >
      {t('apiKeys.remove')}
    </Button>
  );
}
