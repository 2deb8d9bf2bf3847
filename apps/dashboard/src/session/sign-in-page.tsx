import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/logo';
import { meQuery } from './session.queries';
import type { User } from './session.queries';
import { SignInForm } from './sign-in-form';

const route = getRouteApi('/sign-in');

/** Where staff sign in; afterwards the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next = '/' } = route.useSearch();
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    document.title = `${t('session.title')} · ${t('app.name')}`;
  }, [t]);
  const enter = (user: User) => {
    queries.setQueryData(meQuery.queryKey, user);
    router.history.push(next);
  };
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
          <SignInForm onSignedIn={enter} />
        </Stack>
      </Paper>
    </Center>
  );
}
