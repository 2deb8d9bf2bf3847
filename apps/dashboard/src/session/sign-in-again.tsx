import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenSessionEnds } from './ended-session';
import { meQuery, useMe } from './session.queries';
import type { User } from './session.queries';

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form')).SignInForm }));

/** Over whatever is open, also over another dialog. */
const ABOVE_ALL = 1000;

/** Asks whoever's session has ended to sign in again, over the page as it is. Somebody else begins anew: nothing here is theirs. */
export function SignInAgain() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<(() => void)[]>([]);
  useEffect(() => whenSessionEnds(() => new Promise((goOn) => setWaiting((others) => [...others, goOn]))), []);
  const onSignedIn = (user: User) => {
    if (user.id !== me.id) return window.location.assign('/');
    queries.setQueryData(meQuery.queryKey, user);
    for (const goOn of waiting) goOn();
    setWaiting([]);
  };
  return (
    <Modal
      opened={waiting.length > 0}
      onClose={() => undefined}
      title={t('session.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={ABOVE_ALL}
    >
      <Stack>
        <Text>{t('session.ended')}</Text>
        <Suspense fallback={<Skeleton h={220} />}>
          <SignInForm email={me.email} onSignedIn={onSignedIn} />
        </Suspense>
      </Stack>
    </Modal>
  );
}
