import { Modal, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

/** Fetched when it is asked for: the first page shows without its fields. */
const NewCommunityForm = lazy(async () => ({ default: (await import('./new-community-form')).NewCommunityForm }));

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Adds a community and leads into it. */
export function NewCommunityDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('communities.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Suspense fallback={<Skeleton h={260} role="status" aria-label={t('app.loading')} />}>
        <NewCommunityForm onClose={onClose} />
      </Suspense>
    </Modal>
  );
}
