import { Button, Group, Paper, ScrollArea, Table, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Import } from './imports.queries';

/** As many as somebody reads on screen; the file has them all. */
const SHOWN = 200;

/** Every problem by its row, and all of them to download. */
export function ImportProblems({ of: { id, errors, status } }: { of: Import }) {
  const { t } = useTranslation();
  if (errors.length === 0) return status === 'done' ? <Text c="dimmed">{t('imports.noProblems')}</Text> : null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="problems">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="h4" id="problems">
          {t('imports.problems', { count: errors.length })}
        </Title>
        <Button
          component="a"
          href={`/api/v1/imports/${id}/errors.csv`}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
        >
          {t('imports.download')}
        </Button>
      </Group>
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'group', 'aria-labelledby': 'problems' }}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports.row')}</Table.Th>
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
