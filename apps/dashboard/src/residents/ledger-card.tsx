import { Group, Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { useFormat } from '../i18n/use-format';
import { ledgerQuery } from './residents.queries';
import type { Resident } from './residents.queries';

/** As many as stand for the last months. */
const SHOWN = 6;

/** What a resident owes as the management system said it last, and the latest entries. */
export function LedgerCard({ resident, timezone }: { resident: Resident; timezone: string }) {
  const { t } = useTranslation();
  const { data: ledger, isError } = useQuery(ledgerQuery(resident.id));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="ledger">
      <Title order={2} fz="h4" mb="sm" id="ledger">
        {t('ledger.title')}
      </Title>
      {ledger ? (
        <Ledger ledger={ledger} timezone={timezone} />
      ) : isError ? (
        <Text c="dimmed">{t('ledger.unknown')}</Text>
      ) : (
        <Skeleton h={120} />
      )}
    </Paper>
  );
}

function Ledger({ ledger, timezone }: { ledger: Schema<'LedgerView'>; timezone: string }) {
  const { t } = useTranslation();
  const format = useFormat(timezone);
  const { balance, currency, asOf, entries } = ledger;
  if (balance === null || currency === null) return <Text c="dimmed">{t('ledger.none')}</Text>;
  return (
    <>
      <Group justify="space-between" align="baseline">
        <Text fz="xl" fw={650}>
          {format.money(balance, currency)}
        </Text>
        <Text fz="sm" c="dimmed">
          {t(balance > 0 ? 'ledger.due' : balance < 0 ? 'ledger.credit' : 'ledger.settled')}
          {asOf && ` · ${t('ledger.asOf', { day: format.day(asOf) })}`}
        </Text>
      </Group>
      {entries.length > 0 && (
        <Table mt="sm" aria-label={t('ledger.latest')} horizontalSpacing={0} fz="sm">
          <Table.Tbody>
            {entries.slice(0, SHOWN).map(({ id, date, description, amount }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  {description}
                  <Text fz="xs" c="dimmed">
                    {format.date(date)}
                  </Text>
                </Table.Td>
                <Table.Td ta="end" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                  {format.money(amount, currency)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
