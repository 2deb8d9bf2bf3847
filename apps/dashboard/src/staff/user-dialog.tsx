import { Button, Group, Modal, PasswordInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CommunitiesField } from './communities-field';
import { roles } from './staff.queries';
import type { User } from './staff.queries';
import { useUserForm } from './use-user-form';

interface DialogProps {
  /** Null for a new one. */
  user: User | null;
  opened: boolean;
  onClose: () => void;
}

/** Adds a member of staff, who is mailed a link to set a password, or changes what one may do. */
export function UserDialog({ user, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(user ? 'staff.edit' : 'staff.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <UserFields user={user} onClose={onClose} />
    </Modal>
  );
}

function UserFields({ user, onClose }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { form, save, isPending } = useUserForm(user, onClose);
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput label={t('staff.name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('staff.email')}
          type="email"
          required
          disabled={user !== null}
          {...form.getInputProps('email')}
        />
        <Radio.Group label={t('staff.role')} {...form.getInputProps('role')}>
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Radio key={role} value={role} label={t(`staff.${role}`)} description={t(`staff.${role}Hint`)} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.role !== 'admin' && <CommunitiesField form={form} />}
        {form.values.role !== 'viewer' && (
          <Switch
            label={t('staff.canSend')}
            description={t('staff.canSendHint')}
            {...form.getInputProps('canSend', { type: 'checkbox' })}
          />
        )}
        <PasswordInput
          label={`${t('staff.password')} (${t('app.optional')})`}
          description={t(user ? 'staff.newPasswordHint' : 'staff.passwordHint')}
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(user ? 'app.save' : 'staff.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
