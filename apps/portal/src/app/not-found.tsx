import { IconMapSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useTitle } from '../ui/use-title';

/** An address that leads nowhere, or a thing that is gone. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('app.notFoundTitle'));
  const action = <ButtonLink to="/">{t('app.toHome')}</ButtonLink>;
  return (
    <EmptyState
      alone
      icon={IconMapSearch}
      title={t('app.notFoundTitle')}
      text={t('app.notFoundText')}
      action={action}
    />
  );
}
