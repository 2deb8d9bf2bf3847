import { Button, Group, Paper, Text } from '@mantine/core';
import { IconChecks, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Total } from '@portico/web/format';
import { useFormat } from '../../i18n/use-format';
import { chosenOf, everyone, nobody } from './choice';
import type { Choice, SelectionFilter } from './choice';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  /** What the list is narrowed to: Select All takes whoever matches it. */
  filter: SelectionFilter;
  /** How many match it, over all pages. */
  matching: Total;
  choice: Choice;
  onChoose: (choice: Choice) => void;
  /** What can be done with them. */
  children: ReactNode;
}

/** Select All, how many are chosen, and what can be done with them (B3, B4). */
export function SelectionBar({ filter, matching, choice, onChoose, children }: SelectionBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = chosenOf(choice);
  const some = chosen.total > 0;
  return (
    <Paper withBorder px="sm" py="xs" className={classes.bar}>
      <Group gap="sm" justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChecks size={16} />}
            disabled={matching.total === 0}
            onClick={() => onChoose(everyone(filter, matching))}
          >
            {t('selection.all')}
          </Button>
          {some && (
            <Button variant="subtle" color="gray" leftSection={<IconX size={16} />} onClick={() => onChoose(nobody)}>
              {t('selection.none')}
            </Button>
          )}
          <Text role="status" fz="sm" c={some ? undefined : 'dimmed'} fw={some ? 600 : undefined}>
            {isOfThese(choice, filter)
              ? t('selection.chosenOf', { chosen: format.total(chosen), matching: format.total(matching) })
              : t('selection.chosenBefore', { count: chosen.total, chosen: format.total(chosen) })}
          </Text>
        </Group>
        {children}
      </Group>
    </Paper>
  );
}

/** "Of so many" is only true while the list shows what was chosen from. */
function isOfThese(choice: Choice, filter: SelectionFilter): boolean {
  return !choice.all || JSON.stringify(choice.filter) === JSON.stringify(filter);
}
