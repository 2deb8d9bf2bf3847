import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../imports/file-drop';
import { useFileProblem } from '../imports/use-file-problem';
import { residentKey } from '../residents/residents.queries';
import { Page } from '../ui/page';
import { LedgerCheck } from './ledger-check';
import { LedgerColumns } from './ledger-columns';
import { exampleLedger } from './ledger-file';
import { LedgerOutcome } from './ledger-outcome';
import { importLedgers } from './ledger-imports.queries';
import type { LedgerFile } from './ledger-imports.queries';

const route = getRouteApi('/signed-in/communities/$communityId/residents/ledger-import');

/** Account figures: choose a file of the management system, see what it will do, and let it. */
export function LedgerImportPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const [file, setFile] = useState<File | null>(null);
  const queries = useQueryClient();
  const tell = useFileProblem();
  const { data, mutate, isPending, reset } = useMutation({
    mutationFn: (asked: LedgerFile) => importLedgers(communityId, asked),
    onSuccess: () => queries.invalidateQueries({ queryKey: residentKey }),
    onError: tell,
  });
  const begin = () => {
    reset();
    setFile(null);
  };
  return (
    <Page title={t('ledgerImport.title')} lead={<Text c="dimmed">{t('ledgerImport.lead')}</Text>}>
      {file && data ? (
        <LedgerOutcome communityId={communityId} filename={file.name} outcome={data} onAgain={begin} />
      ) : file ? (
        <LedgerCheck file={file} pending={isPending} onRun={mutate} onOther={begin} />
      ) : (
        <>
          <FileDrop onFile={setFile} pending={false} hint={t('ledgerImport.dropHint')} example={exampleLedger} />
          <LedgerColumns />
        </>
      )}
    </Page>
  );
}
