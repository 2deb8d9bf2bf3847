import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { communitiesKey, createCommunity } from './communities.queries';
import { ownZone, timeZones } from './time-zones';

/** What is asked of a new community. */
export function NewCommunityForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', timezone: ownZone, replyTo: '' } });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: (values: ReturnType<typeof form.getValues>) =>
      createCommunity({ ...values, replyTo: values.replyTo.trim() || null }),
    onSuccess: async ({ id, name }) => {
      await queries.invalidateQueries({ queryKey: communitiesKey });
      toastDone(t('communities.created', { name }));
      onClose();
      await navigate({ to: '/communities/$communityId', params: { communityId: id } });
    },
    onError: (error) => tellForm(error, form),
  });
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        <TextInput
          label={t('communities.newName')}
          description={t('communities.newNameHint')}
          required
          maxLength={200}
          autoFocus
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('communities.newTimezone')}
          description={t('communities.newTimezoneHint')}
          data={timeZones}
          searchable
          allowDeselect={false}
          key={form.key('timezone')}
          {...form.getInputProps('timezone')}
        />
        <TextInput
          label={`${t('communities.newReplyTo')} (${t('app.optional')})`}
          description={t('communities.newReplyToHint')}
          type="email"
          key={form.key('replyTo')}
          {...form.getInputProps('replyTo')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('communities.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
