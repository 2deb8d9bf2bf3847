import { Button, Group, Paper, Progress, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { currencies } from './ledger-file';
import type { LedgerFile } from './ledger-imports.queries';

interface LedgerCheckProps {
  file: File;
  pending: boolean;
  onRun: (asked: LedgerFile) => void;
  onOther: () => void;
}

/** The file that was chosen and what it will do: these figures are replaced, so nothing happens before a word. */
export function LedgerCheck({ file, pending, onRun, onOther }: LedgerCheckProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const choice = useMemo(() => currencies(i18n.language), [i18n.language]);
  const [currency, setCurrency] = useState('USD');
  return (
    <Paper withBorder p="md" maw={760}>
      <Stack>
        <Group justify="space-between">
          <div>
            <Text fw={600}>{file.name}</Text>
            <Text fz="sm" c="dimmed">
              {format.size(file.size)}
            </Text>
          </div>
          <Button variant="default" size="xs" onClick={onOther} disabled={pending}>
            {t('imports.otherFile')}
          </Button>
        </Group>
        <Select
          label={t('ledgerImport.currency')}
          description={t('ledgerImport.currencyHint')}
          data={choice}
          value={currency}
          searchable
          allowDeselect={false}
          disabled={pending}
          onChange={(chosen) => chosen && setCurrency(chosen)}
        />
        <Text>{t('ledgerImport.replaces')}</Text>
        {pending && <Progress value={100} animated aria-label={t('ledgerImport.running')} />}
        <Group justify="flex-end">
          <Button autoFocus loading={pending} onClick={() => onRun({ file, currency })}>
            {t('ledgerImport.title')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
