import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Figures } from '../imports/figures';
import { RowProblems } from '../imports/row-problems';
import { ButtonLink } from '../ui/links';
import { problemsCsv } from './ledger-file';
import type { LedgerImport } from './ledger-imports.queries';

const figures = ['rows', 'imported', 'failed', 'residents'] as const;

interface LedgerOutcomeProps {
  communityId: string;
  filename: string;
  outcome: LedgerImport;
  onAgain: () => void;
}

/** What became of a file of account figures. */
export function LedgerOutcome({ communityId, filename, outcome, onAgain }: LedgerOutcomeProps) {
  const { t } = useTranslation();
  const headline = useRef<HTMLParagraphElement>(null);
  useEffect(() => headline.current?.focus(), []); // the button that was pressed is gone
  return (
    <Stack maw={960}>
      <Text fw={600} role="status" ref={headline} tabIndex={-1}>
        {t('ledgerImport.done', { filename, count: outcome.residents })}
      </Text>
      <Figures
        figures={figures.map((figure) => ({
          name: t(`ledgerImport.did.${figure}`),
          value: outcome[figure],
          warns: figure === 'failed',
        }))}
      />
      <Problems errors={outcome.errors} />
      <Group>
        <ButtonLink to="/communities/$communityId/residents" params={{ communityId }}>
          {t('imports.seeResidents')}
        </ButtonLink>
        <Button variant="subtle" onClick={onAgain}>
          {t('imports.again')}
        </Button>
      </Group>
    </Stack>
  );
}

/**
 * The problems, and not the bad rows alone as a file: whoever stands in a file gets all of their entries from it, so that a file of
 * these rows alone would take the good ones away again.
 */
function Problems({ errors }: Pick<LedgerImport, 'errors'>) {
  const { t } = useTranslation();
  const href = useFileAddress(problemsCsv(errors, [t('imports.row'), t('imports.column'), t('imports.problem')]));
  if (errors.length === 0) return <Text c="dimmed">{t('imports.noProblems')}</Text>;
  return (
    <>
      <Text>{t('ledgerImport.wholeFile')}</Text>
      <RowProblems errors={errors} download={{ href, words: t('ledgerImport.download'), name: 'problems.csv' }} />
    </>
  );
}

/** An address in this browser for a CSV, for as long as it is on screen. */
function useFileAddress(csv: string): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [csv]);
  return address;
}
