import { Button, Group, Menu, Paper, Text } from '@mantine/core';
import { IconBell, IconChecks, IconChevronDown, IconMailForward, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { countOf, everyone, nobody } from './choice';
import type { Choice } from './choice';
import { selectionFilter } from './owner-access-search';
import type { OwnerAccessSearch } from './owner-access-search';
import classes from './people-table.module.css';
import { useCompose } from './use-compose';

interface SelectionBarProps {
  communityId: string;
  search: OwnerAccessSearch;
  /** How many match the filter, over all pages. */
  total: number;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** Select All, how many are chosen, and what can be done with them (B3, B4). */
export function SelectionBar({ communityId, search, total, choice, onChoose }: SelectionBarProps) {
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
            onClick={() => onChoose(everyone(selectionFilter(search), total))}
          >
            {t('ownerAccess.selectAll')}
          </Button>
          {chosen > 0 && (
            <Button variant="subtle" color="gray" leftSection={<IconX size={16} />} onClick={() => onChoose(nobody)}>
              {t('ownerAccess.deselect')}
            </Button>
          )}
          <Text role="status" fz="sm" c={chosen > 0 ? undefined : 'dimmed'} fw={chosen > 0 ? 600 : undefined}>
            {toldOf(
              choice,
              search,
              t('ownerAccess.selectedOf', { chosen, count: total }),
              t('ownerAccess.selected', { count: chosen }),
            )}
          </Text>
        </Group>
        <Actions communityId={communityId} choice={choice} />
      </Group>
    </Paper>
  );
}

/** "Of so many" is only true while the list shows what was chosen from. */
function toldOf(choice: Choice, search: OwnerAccessSearch, ofTotal: string, alone: string): string {
  const same = !choice.all || JSON.stringify(choice.filter) === JSON.stringify(selectionFilter(search));
  return same ? ofTotal : alone;
}

function Actions({ communityId, choice }: { communityId: string; choice: Choice }) {
  const { t } = useTranslation();
  const { compose, isPending } = useCompose(communityId);
  const count = countOf(choice);
  if (!mayEdit(useMe())) return null;
  return (
    <Menu position="bottom-end" width={270} withinPortal>
      <Menu.Target>
        <Button disabled={count === 0} loading={isPending} rightSection={<IconChevronDown size={16} />}>
          {t('ownerAccess.actions', { count })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMailForward size={16} />} onClick={() => compose('invitation', choice)}>
          {t('ownerAccess.sendInvite')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBell size={16} />} onClick={() => compose('notice', choice)}>
          {t('ownerAccess.sendNotice')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
