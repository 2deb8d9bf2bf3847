import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { Mark } from '../ui/logo';
import { useProblems } from '../ui/use-problems';
import { meQuery, signIn } from './session.queries';

const route = getRouteApi('/sign-in');

/** Where staff sign in; afterwards the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const { ended } = route.useSearch();
  useEffect(() => {
    document.title = `${t('session.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <Center
      component="main"
      mih="100dvh"
      p="md"
      bg="light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-8))"
    >
      <Paper withBorder shadow="sm" p={{ base: 'lg', sm: 'xl' }} w="100%" maw={400}>
        <Stack gap="md">
          <Mark size={44} />
          <div>
            <Title order={1} fz="h2">
              {t('session.title')}
            </Title>
            <Text c="dimmed">{t('session.lead')}</Text>
          </div>
          {ended && <Alert color="yellow">{t('session.expired')}</Alert>}
          <SignInForm />
        </Stack>
      </Paper>
    </Center>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const { mutate, isPending } = useSignIn((error) => {
    if (error instanceof ApiProblem && error.code === 'auth.wrong_credentials') {
      form.setFieldError('password', t('session.wrong'));
      form.getInputNode('password')?.focus();
    } else tellForm(error, form);
  });
  const { tellForm } = useProblems();
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
          data-autofocus
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('session.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t('session.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function useSignIn(onError: (error: Error) => void) {
  const { next = '/' } = route.useSearch();
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: signIn,
    onSuccess: (user) => {
      queries.setQueryData(meQuery.queryKey, user);
      router.history.push(next);
    },
    onError,
  });
}
