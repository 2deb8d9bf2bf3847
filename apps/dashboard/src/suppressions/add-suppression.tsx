import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { suppress, suppressionsKey } from './suppressions.queries';

/** Staff suppress an address by hand. */
export function AddSuppression() {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { email: '' } });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (email: string) => suppress(email),
    onSuccess: async ({ email }) => {
      toastDone(t('suppressions.added', { email }));
      form.reset();
      await queries.invalidateQueries({ queryKey: suppressionsKey });
    },
    onError: (error) => tellForm(error, form),
  });
  return (
    <form onSubmit={form.onSubmit(({ email }) => mutate(email.trim()))}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('suppressions.email')}
          type="email"
          required
          flex="1 1 16rem"
          maw={420}
          {...form.getInputProps('email')}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {t('suppressions.add')}
        </Button>
      </Group>
    </form>
  );
}
