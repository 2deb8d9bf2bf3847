import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useEditResident } from './edit-resident-form';
import { actionIcons } from './action-icons';
import { actionsFor, isGrave } from './allowed-actions';
import { nameOf } from './resident-name';
import type { Resident } from './residents.queries';
import { useRemoveResident } from './use-remove-resident';
import { useResidentActions } from './use-resident-actions';

/** The row's three dots: what may be done with this resident by who is signed in. */
export function ResidentMenu({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  const me = useMe();
  const act = useResidentActions();
  const actions = actionsFor(resident, me);
  if (actions.length === 0 && !mayEdit(me)) return null;
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          data-row-action
          aria-label={t('residents.actions', { name: nameOf(resident) })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const Picture = actionIcons[action];
          return (
            <Menu.Item
              key={action}
              c={isGrave(action) ? 'var(--mantine-color-error)' : undefined}
              leftSection={<Picture size={16} />}
              onClick={() => act[action](resident)}
            >
              {t(`residents.${action}`)}
            </Menu.Item>
          );
        })}
        {actions.length > 0 && mayEdit(me) && <Menu.Divider />}
        {mayEdit(me) && <EditItems resident={resident} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function EditItems({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  const edit = useEditResident();
  const remove = useRemoveResident();
  return (
    <>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => edit(resident)}>
        {t('residents.edit')}
      </Menu.Item>
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconUserMinus size={16} />}
        onClick={() => remove(resident)}
      >
        {t('residents.remove')}
      </Menu.Item>
    </>
  );
}
