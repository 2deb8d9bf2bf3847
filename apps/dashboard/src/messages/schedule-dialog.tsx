import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { instantOf, wallClock } from '../i18n/wall-clock';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { sendMessage } from './messages.queries';
import type { Message } from './message';
import { useRefresh } from './use-refresh';

interface ScheduleDialogProps {
  message: Message;
  mailed: number;
  opened: boolean;
  onClose: () => void;
}

/** When to send, by the community's clock. */
export function ScheduleDialog(props: ScheduleDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('messages.schedule')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <ScheduleForm {...props} />
    </Modal>
  );
}

function ScheduleForm({ message, mailed, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation();
  const zone = useQuery(communityQuery(message.communityId)).data?.timezone ?? 'UTC';
  const { moment } = useFormat(zone);
  const { tellForm } = useProblems();
  const refresh = useRefresh(message);
  const inAnHour = wallClock(new Date(Date.now() + 3_600_000), zone);
  const form = useForm({ initialValues: { scheduledAt: `${inAnHour.slice(0, 13)}:00` } });
  const at = instantOf(form.values.scheduledAt, zone);
  const { mutate, isPending } = useMutation({
    mutationFn: (when: string) => sendMessage(message.id, when),
    onSuccess: (_, when) => {
      toastDone(t('messages.scheduledFor', { when: moment(when) }));
      onClose();
    },
    onError: (error) => tellForm(error, form),
    onSettled: refresh,
  });
  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (at) mutate(at);
      })}
    >
      <Stack>
        <TextInput
          type="datetime-local"
          label={t('messages.scheduledAt')}
          description={t('messages.inZone', { zone })}
          min={wallClock(new Date(), zone)}
          required
          data-autofocus
          {...form.getInputProps('scheduledAt')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('messages.scheduleConfirm', { count: mailed })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
