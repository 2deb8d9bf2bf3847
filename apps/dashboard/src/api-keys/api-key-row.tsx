import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { CodeWords } from '../ui/code-words';
import { RemoveButton } from '../ui/remove-button';
import { RowItem } from '../ui/row-list';
import { apiKeysKey, removeApiKey } from './api-keys.queries';
import type { ApiKey } from './api-keys.queries';

/** One key: what it may do, until when, and when it was of use last. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, scopes, expiresAt, lastUsedAt } = apiKey;
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
          <CodeWords words={scopes} />
          {expiresAt ? t('apiKeys.until', { day: format.day(expiresAt) }) : t('apiKeys.forEver')} ·{' '}
          {lastUsedAt ? t('apiKeys.lastUsed', { moment: format.moment(lastUsedAt) }) : t('apiKeys.neverUsed')}
        </>
      }
      actions={
        <RemoveButton
          action={t('apiKeys.remove')}
          label={t('apiKeys.removeNamed', { name })}
          title={t('apiKeys.removeTitle', { name })}
          text={t('apiKeys.removeText')}
          remove={() => removeApiKey(id)}
          done={t('apiKeys.removed', { name })}
          listKey={apiKeysKey}
        />
      }
    />
  );
}
