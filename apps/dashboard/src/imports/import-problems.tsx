import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import } from './imports.queries';
import { RowProblems } from './row-problems';

/** Every problem of an import, and the bad rows to download; or that there is none. */
export function ImportProblems({ of: { id, errors, status } }: { of: Import }) {
  const { t } = useTranslation();
  if (errors.length === 0) return status === 'done' ? <Text c="dimmed">{t('imports.noProblems')}</Text> : null;
  const download = { href: `/api/v1/imports/${id}/errors.csv`, words: t('imports.download') };
  return <RowProblems errors={errors} download={download} />;
}
