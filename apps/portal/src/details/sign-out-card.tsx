import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leave } from '../app/query-client';
import { meQuery, signOut } from '../session/session.queries';
import { SignOutButton } from '../session/sign-out-button';
import { AskFirst } from '../ui/ask-first';
import { Card } from '../ui/card';
import { ProblemText } from '../ui/problem-text';
import ui from '../ui/ui.module.css';

/** The ways out: of this browser, and of all. */
export function SignOutCard() {
  const { t } = useTranslation();
  const { account } = useSuspenseQuery(meQuery).data;
  const { mutate, isPending, error } = useMutation({ mutationFn: () => signOut(true), onSuccess: leave });
  return (
    <Card title={t('details.session')}>
      <div className={ui.stack}>
        <p>{t('details.signedInAs', { email: account.email })}</p>
        <div className={ui.buttons}>
          <SignOutButton />
          <AskFirst
            action={t('details.signOutEverywhere')}
            title={t('details.signOutEverywhere')}
            text={t('details.signOutEverywhereText')}
            busy={isPending}
            onConfirm={() => mutate()}
          />
        </div>
        <ProblemText error={error} />
      </div>
    </Card>
  );
}
