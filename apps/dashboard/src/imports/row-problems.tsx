import { Button, Group, Paper, ScrollArea, Table, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';

/** As many as somebody reads on screen; the file has them all. */
const SHOWN = 200;

interface RowProblemsProps {
  errors: Schema<'ImportRowError'>[];
  /** Where they come as a file: its address, what the button says, and the file's name where the address gives it none. */
  download: { href: string; words: string; name?: string };
}

/** The problems of a file by their rows, and all of them to download. */
export function RowProblems({ errors, download: { href, words, name = '' } }: RowProblemsProps) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="problems">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="h4" id="problems">
          {t('imports.problems', { count: errors.length })}
        </Title>
        <Button
          component="a"
          href={href}
          download={name}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
        >
          {words}
        </Button>
      </Group>
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'group', 'aria-labelledby': 'problems' }}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th style={{ whiteSpace: 'nowrap' }}>{t('imports.row')}</Table.Th>
              <Table.Th visibleFrom="xs">{t('imports.column')}</Table.Th>
              <Table.Th>{t('imports.problem')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {errors.slice(0, SHOWN).map(({ row, field, message }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{row}</Table.Td>
                <Table.Td visibleFrom="xs">{field ?? '–'}</Table.Td>
                <Table.Td>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {errors.length > SHOWN && (
        <Text fz="sm" c="dimmed" mt="xs">
          {t('imports.moreProblems', { count: errors.length - SHOWN })}
        </Text>
      )}
    </Paper>
  );
}
