import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { useProblems } from '../ui/use-problems';
import { signIn } from './session.queries';
import type { User } from './session.queries';

interface SignInFormProps {
  /** Whose session it was: only the password is asked for then. */
  email?: string;
  onSignedIn: (user: User) => void;
}

/** Escape is not for the dialog that may be open beneath. */
const alone = { 'data-mantine-stop-propagation': true };

/** Email and password. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const { tellForm } = useProblems();
  const { mutate, isPending } = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'auth.wrong_credentials') {
        form.setFieldError('password', t('session.wrong'));
        form.getInputNode('password')?.focus();
      } else tellForm(error, form);
    },
  });
  const first = { 'data-autofocus': true, autoFocus: true };
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack gap="md">
        <TextInput
          label={t('session.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          key={form.key('email')}
          {...alone}
          {...(!email && first)}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('session.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          key={form.key('password')}
          {...alone}
          {...(email && first)}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={isPending} fullWidth {...alone}>
          {t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}
