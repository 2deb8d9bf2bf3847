import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { sentenceOf } from '@portico/api/problem-words';

/** What could not be shown, why, and the way to try it again. */
export function ProblemAlert({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const requestId = error instanceof ApiProblem ? error.requestId : null;
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={t('app.failureTitle')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text>{sentenceOf(error, t)}</Text>
        {requestId && (
          <Text fz="xs" c="dimmed">
            {t('app.requestId', { id: requestId })}
          </Text>
        )}
        <Button variant="default" onClick={retry}>
          {t('app.retry')}
        </Button>
      </Stack>
    </Alert>
  );
}
