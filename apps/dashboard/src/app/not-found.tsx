import { Button, Container } from '@mantine/core';
import { IconMapSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';

/** An address that leads nowhere, or a thing that is gone. */
export function NotFound() {
  const { t } = useTranslation();
  const action = (
    <Button component={Link} to="/communities">
      {t('app.notFoundAction')}
    </Button>
  );
  return (
    <Container size="sm" py="xl">
      <EmptyState icon={IconMapSearch} title={t('app.notFoundTitle')} text={t('app.notFoundText')} action={action} />
    </Container>
  );
}
