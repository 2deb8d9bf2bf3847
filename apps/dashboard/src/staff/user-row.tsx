import { Badge, Menu } from '@mantine/core';
import { IconPencil, IconUserMinus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session.queries';
import { RowItem } from '../ui/row-list';
import { RowMenu } from '../ui/row-menu';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { removeUser, staffKey } from './staff.queries';
import type { User } from './staff.queries';

/** One member of staff. Nobody removes themselves. */
export function UserRow({ user, onEdit }: { user: User; onEdit: (user: User) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const remove = useRemove();
  const reach =
    user.role === 'admin' ? t('staff.allCommunities') : t('staff.communities', { count: user.communityIds.length });
  const actions = (
    <RowMenu label={t('staff.actions', { name: user.name })}>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(user)}>
        {t('staff.edit')}
      </Menu.Item>
      {user.id !== me.id && (
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconUserMinus size={16} />}
          onClick={() => remove(user)}
        >
          {t('staff.remove')}
        </Menu.Item>
      )}
    </RowMenu>
  );
  return (
    <RowItem
      title={user.name}
      badges={
        <>
          <Badge variant="light">{t(`staff.${user.role}`)}</Badge>
          {user.canSend && user.role !== 'viewer' && (
            <Badge variant="light" color="teal">
              {t('staff.sends')}
            </Badge>
          )}
        </>
      }
      detail={`${user.email} · ${reach}`}
      actions={actions}
    />
  );
}

function useRemove(): (user: User) => void {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id }: User) => removeUser(id),
    onSuccess: async (_, { name }) => {
      toastDone(t('staff.removed', { name }));
      await queries.invalidateQueries({ queryKey: staffKey });
    },
    onError: tell,
  });
  return (user) =>
    confirm({
      title: t('staff.removeTitle'),
      text: t('staff.removeText', { name: user.name }),
      action: t('staff.remove'),
      onConfirm: () => mutate(user),
    });
}
