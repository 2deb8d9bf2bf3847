import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface SecretOnceProps {
  secret: string;
  /** Whose words say what it is. */
  words: 'apiKeys' | 'webhooks';
  onClose: () => void;
}

/** A secret that is shown this once, to be copied. */
export function SecretOnce({ secret, words, onClose }: SecretOnceProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="yellow" title={t(`${words}.onceTitle`)}>
        {t(`${words}.onceText`)}
      </Alert>
      <Code block aria-label={t(`${words}.secret`)}>
        {secret}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              data-autofocus
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? 'app.copied' : 'app.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('app.kept')}</Button>
      </Group>
    </Stack>
  );
}
