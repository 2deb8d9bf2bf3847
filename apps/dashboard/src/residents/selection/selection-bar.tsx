import { Button, Group, Paper, Text } from '@mantine/core';
import { IconChecks, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countOf, everyone, nobody } from './choice';
import type { Choice, SelectionFilter } from './choice';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  /** What the list is narrowed to: Select All takes whoever matches it. */
  filter: SelectionFilter;
  /** How many match it, over all pages. */
  total: number;
  choice: Choice;
  onChoose: (choice: Choice) => void;
  /** What can be done with them. */
  children: ReactNode;
}

/** Select All, how many are chosen, and what can be done with them (B3, B4). */
export function SelectionBar({ filter, total, choice, onChoose, children }: SelectionBarProps) {
  const { t } = useTranslation();
  const chosen = countOf(choice);
  return (
    <Paper withBorder px="sm" py="xs" className={classes.bar}>
      <Group gap="sm" justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChecks size={16} />}
            disabled={total === 0}
            onClick={() => onChoose(everyone(filter, total))}
          >
            {t('selection.all')}
          </Button>
          {chosen > 0 && (
            <Button variant="subtle" color="gray" leftSection={<IconX size={16} />} onClick={() => onChoose(nobody)}>
              {t('selection.none')}
            </Button>
          )}
          <Text role="status" fz="sm" c={chosen > 0 ? undefined : 'dimmed'} fw={chosen > 0 ? 600 : undefined}>
            {isOfThese(choice, filter)
              ? t('selection.chosenOf', { chosen, count: total })
              : t('selection.chosenBefore', { count: chosen })}
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
