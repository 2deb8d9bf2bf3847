import { Alert, Anchor, Button, Group, List, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { RelayHelp } from '../relays/relay-help';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useProblems } from '../ui/use-problems';
import { resumeMessage, retryFailed } from './messages.queries';
import type { Message } from './message';
import type { CountState } from './progress';
import { useRefresh } from './use-refresh';

type Attention = Schema<'AttentionView'>;
type Step = 'resume' | 'retryFailed' | 'retryUncertain';

// The title's own colour is too pale on its ground.
const readable = { title: { color: 'var(--mantine-color-text)' } };

const shown = {
  bounced: 'bounced',
  failed: 'failed',
  uncertain: 'failed',
  complained: 'complained',
} as const satisfies Partial<Record<Attention['reason'], CountState>>;

const steps: Record<Step, (id: string) => Promise<void>> = {
  resume: resumeMessage,
  retryFailed: (id) => retryFailed(id),
  retryUncertain: (id) => retryFailed(id, { includeUncertain: true }),
};

/** What did not go well, line by line, and the next steps. A send never looks finished when it is not. */
export function AttentionBanner({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const may = maySend(useMe());
  const refresh = useRefresh(message);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (step: Step) => steps[step](message.id),
    onError: tell,
    onSettled: refresh,
  });
  if (message.attention.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle />} title={t('messages.needsAttention')} styles={readable}>
      <Stack gap="sm" align="flex-start">
        <List size="sm" spacing={4}>
          {message.attention.map((attention) => (
            <List.Item key={attention.reason}>
              <Line message={message} attention={attention} />
            </List.Item>
          ))}
        </List>
        {may && (
          <Group gap="xs">
            {stepsOf(message).map((step) => (
              <Button
                key={step}
                variant="default"
                loading={isPending && variables === step}
                onClick={() => mutate(step)}
              >
                {t(`messages.${step}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function Line({ message, attention: { reason, count } }: { message: Message; attention: Attention }) {
  const { t } = useTranslation();
  const { communityId, id: messageId, pausedBecause } = message;
  if (reason === 'relay_paused') {
    return (
      <>
        {t('messages.attention.relay_paused', { count })} <RelayHelp />
      </>
    );
  }
  if (reason === 'paused_by_itself')
    return t(`messages.attention.paused_${pausedBecause ?? 'hard_bounces'}`, { count });
  const show = shown[reason];
  return (
    <>
      {t(`messages.attention.${reason}`, { count })}{' '}
      <Anchor
        inherit
        c="inherit"
        underline="always"
        aria-label={`${t('messages.showThem')}: ${t(`deliveries.status.${show}`)}`}
        renderRoot={(props) => (
          <Link
            to="/communities/$communityId/messages/$messageId"
            params={{ communityId, messageId }}
            search={{ show }}
            {...props}
          />
        )}
      >
        {t('messages.showThem')}
      </Anchor>
    </>
  );
}

/** Each step once, in the order of what it is for. What bounced is tried again by the same step as what failed. */
function stepsOf({ status, attention }: Message): Step[] {
  const has = (reason: Attention['reason']) => attention.some((each) => each.reason === reason);
  const steps: [Step, boolean][] = [
    ['resume', has('paused_by_itself')],
    ['retryFailed', status === 'sent' && (has('bounced') || has('failed'))],
    ['retryUncertain', status === 'sent' && has('uncertain')],
  ];
  return steps.flatMap(([step, possible]) => (possible ? [step] : []));
}
