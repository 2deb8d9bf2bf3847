import { Button, Checkbox, Code, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SecretOnce } from '../ui/secret-once';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { changeWebhook, createWebhook, webhookEvents, webhooksKey } from './webhooks.queries';
import type { Webhook, WebhookEvent } from './webhooks.queries';

interface DialogProps {
  /** The one that is edited; a new one where left out. */
  webhook?: Webhook;
  opened: boolean;
  onClose: () => void;
}

/** Makes a webhook and shows its secret this once; or changes one. */
export function WebhookDialog({ webhook, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(webhook ? 'webhooks.edit' : 'webhooks.add')}
      // A click beside it must not lose a secret that is not copied yet.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <WebhookForm webhook={webhook} onClose={onClose} />
    </Modal>
  );
}

function WebhookForm({ webhook, onClose }: { webhook: Webhook | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { url: webhook?.url ?? '', events: webhook?.events ?? ([] as WebhookEvent[]) },
    validate: { events: (chosen) => (chosen.length === 0 ? t('webhooks.noEvent') : null) },
  });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: async (values: typeof form.values) => {
      if (!webhook) return (await createWebhook(values)).secret;
      await changeWebhook(webhook.id, values);
      return null;
    },
    onSuccess: async (secret) => {
      await queries.invalidateQueries({ queryKey: webhooksKey });
      if (secret !== null) return;
      toastDone(t('webhooks.saved'));
      onClose();
    },
    onError: (error) => tellForm(error, form),
  });
  if (data) return <SecretOnce words="webhooks" secret={data} onClose={onClose} />;
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        <TextInput
          label={t('webhooks.url')}
          description={t('webhooks.urlHint')}
          type="url"
          required
          maxLength={2000}
          data-autofocus
          {...form.getInputProps('url')}
        />
        <Checkbox.Group label={t('webhooks.events')} required {...form.getInputProps('events')}>
          <Stack gap="xs" mt="xs">
            {webhookEvents.map((event) => (
              <Checkbox
                key={event}
                value={event}
                label={<Code>{event}</Code>}
                description={t(`webhooks.event.${event}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(webhook ? 'app.save' : 'webhooks.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
