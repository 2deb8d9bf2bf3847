import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useProblems } from '../ui/use-problems';
import { retryFailed } from './messages.queries';
import type { Message } from './message';
import { unreachedCount } from './progress';
import { useRefresh } from './use-review-actions';

// The title's own colour is too pale on its ground.
const readable = { title: { color: 'var(--mantine-color-text)' } };

/** Something did not arrive: what, and the next step. A send never looks finished when it is not. */
export function AttentionBanner({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const may = maySend(useMe());
  const refresh = useRefresh(message);
  const { mutate, isPending } = useMutation({
    mutationFn: () => retryFailed(message.id),
    onError: tell,
    onSettled: refresh,
  });
  const { counts, communityId, id: messageId, status } = message;
  const unreached = unreachedCount(counts);
  if (unreached + counts.complained === 0) return null;
  const worst = counts.bounced > 0 ? 'bounced' : counts.failed > 0 ? 'failed' : 'complained';
  return (
    <Alert color="orange" icon={<IconAlertTriangle />} title={t('messages.needsAttention')} styles={readable}>
      <Stack gap="sm" align="flex-start">
        <Text>
          {unreached > 0
            ? t('messages.unreached', { count: unreached })
            : t('messages.complainedText', { count: counts.complained })}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/communities/$communityId/messages/$messageId"
                params={{ communityId, messageId }}
                search={{ show: worst }}
                {...props}
              />
            )}
          >
            {t('messages.showThem')}
          </Button>
          {may && unreached > 0 && status === 'sent' && (
            <Button variant="default" loading={isPending} onClick={() => mutate()}>
              {t('messages.retryFailed')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
