import { IconHomeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Alone } from '../app/alone';
import { SignOutButton } from './sign-out-button';
import { EmptyState } from '../ui/empty-state';
import { useTitle } from '../ui/use-title';

/** Somebody who is signed in, and whose last home was switched off meanwhile. */
export function NoHomePage() {
  const { t } = useTranslation();
  useTitle(t('app.noHomeTitle'));
  return (
    <Alone>
      <EmptyState
        alone
        icon={IconHomeOff}
        title={t('app.noHomeTitle')}
        text={t('app.noHomeText')}
        action={<SignOutButton />}
      />
    </Alone>
  );
}
