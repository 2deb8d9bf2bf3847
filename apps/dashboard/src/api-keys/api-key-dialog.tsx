import { Button, Checkbox, Code, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SecretOnce } from '../ui/secret-once';
import { useProblems } from '../ui/use-problems';
import { apiKeysKey, createApiKey, scopes } from './api-keys.queries';
import type { Scope } from './api-keys.queries';

const DAY = 86_400_000;
const lives = ['30', '90', '365', 'never'] as const;

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Makes a key, and shows its secret this once. */
export function ApiKeyDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('apiKeys.add')}
      // A click beside it must not lose a secret that is not copied yet.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <KeyMaker onClose={onClose} />
    </Modal>
  );
}

function KeyMaker({ onClose }: Pick<DialogProps, 'onClose'>) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: '', scopes: ['directory:read', 'messages:read'] as Scope[], life: '90' },
    validate: { scopes: (chosen) => (chosen.length === 0 ? t('apiKeys.noScope') : null) },
  });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: ({ life, ...rest }: ReturnType<typeof form.getValues>) =>
      createApiKey({
        ...rest,
        expiresAt: life === 'never' ? null : new Date(Date.now() + Number(life) * DAY).toISOString(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysKey }),
    onError: (error) => tellForm(error, form),
  });
  if (data) return <SecretOnce words="apiKeys" secret={data.secret} onClose={onClose} />;
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        <TextInput
          label={t('apiKeys.name')}
          description={t('apiKeys.nameHint')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={t('apiKeys.scopes')} {...form.getInputProps('scopes')}>
          <Stack gap="xs" mt="xs">
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={<Code>{scope}</Code>}
                description={t(`apiKeys.scope.${scope}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('apiKeys.life')}
          data={lives.map((value) => ({ value, label: t(`apiKeys.lives.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('life')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('apiKeys.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
