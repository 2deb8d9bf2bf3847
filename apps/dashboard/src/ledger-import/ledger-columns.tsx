import { Paper, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ledgerColumns } from './ledger-file';

/** What a file may tell, before somebody makes one. */
export function LedgerColumns() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" maw={760} component="section" aria-labelledby="columns">
      <Title order={2} fz="h4" mb="xs" id="columns">
        {t('ledgerImport.columns')}
      </Title>
      <Table fz="sm" verticalSpacing="xs" aria-labelledby="columns">
        <Table.Tbody>
          {ledgerColumns.map((column) => (
            <Table.Tr key={column}>
              <Table.Th scope="row" w="38%" style={{ verticalAlign: 'top' }}>
                {t(`ledgerImport.column.${column}`)}
              </Table.Th>
              <Table.Td>{t(`ledgerImport.columnText.${column}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
