import { Menu } from '@mantine/core';
import { IconPencil, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { RowMenu } from '../ui/row-menu';
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
    <RowMenu label={t('residents.actions', { name: nameOf(resident) })}>
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
    </RowMenu>
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
