import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leave } from '../app/query-client';
import { Button } from '../ui/button';
import { ProblemText } from '../ui/problem-text';
import { signOut } from './session.queries';

/** The way out, of this browser. */
export function SignOutButton() {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => signOut(false), onSuccess: leave });
  return (
    <>
      <Button quiet busy={isPending} onClick={() => mutate()}>
        {t('details.signOut')}
      </Button>
      <ProblemText error={error} />
    </>
  );
}
