import { Paper, Select, Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldGroups, partsOf } from './import-fields';
import type { Mapping } from './imports.queries';
import classes from './mapping-table.module.css';

interface MappingTableProps {
  mapping: Mapping;
  /** Some values of each column, where they are known. */
  samples: Record<string, string[]> | null;
  disabled: boolean;
  onChange: (mapping: Mapping) => void;
}

/** Each column of the file, what stands in it, and what it is taken for: guessed, and to be changed. */
export function MappingTable({ mapping, samples, disabled, onChange }: MappingTableProps) {
  const { t } = useTranslation();
  const options = useOptions(mapping);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="mapping">
      <Title order={2} fz="h4" mb="xs" id="mapping">
        {t('imports.mapping')}
      </Title>
      <Table verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.column')}</Table.Th>
            <Table.Th>{t('imports.takenFor')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(mapping).map(([header, field]) => (
            <Table.Tr key={header} className={classes.row}>
              <Table.Td>
                {header}
                {samples?.[header] && <Samples values={samples[header]} />}
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={t('imports.takenForNamed', { header })}
                  placeholder={t('imports.notImported')}
                  data={options}
                  value={field}
                  searchable
                  clearable
                  disabled={disabled}
                  onChange={(chosen) => onChange({ ...mapping, [header]: chosen })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Samples({ values }: { values: string[] }) {
  const { t } = useTranslation();
  return (
    <Text fz="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
      {values.join(' · ') || t('imports.noValues')}
    </Text>
  );
}

/** All fields by their groups; a word that is none of them, such as of a tenth owner, is offered as it is. */
function useOptions(mapping: Mapping) {
  const { t } = useTranslation();
  return useMemo(() => {
    const known = new Set(fieldGroups.flatMap(({ words }) => words));
    const others = Object.values(mapping).filter((word): word is string => word !== null && !known.has(word));
    const named = (word: string) => {
      const parts = partsOf(word);
      const name = parts ? t(`imports.field.${parts.field}`) : word;
      return { value: word, label: parts?.group ? `${groupName(parts.group)}: ${name}` : name };
    };
    const groupName = (group: string) => {
      const [, kind, number] = /^(owner|tenant)(\d+)$/.exec(group) ?? [];
      return kind
        ? `${t(kind === 'owner' ? 'residents.owner' : 'residents.tenant')} ${number}`
        : t(`imports.${group as 'property' | 'person'}`);
    };
    const groups = fieldGroups.map(({ group, words }) => ({ group: groupName(group), items: words.map(named) }));
    return others.length === 0 ? groups : [...groups, { group: '…', items: others.map(named) }];
  }, [mapping, t]);
}
