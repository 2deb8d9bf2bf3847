import { Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { staffQuery } from './staff.queries';
import type { User } from './staff.queries';
import { UserDialog } from './user-dialog';
import { UserRow } from './user-row';

/** Who works here, what they may do, and where. */
export function StaffPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(staffQuery);
  const [opened, dialog] = useDisclosure();
  const [edited, setEdited] = useState<User | null>(null);
  const open = (user: User | null) => {
    setEdited(user);
    dialog.open();
  };
  useHotkeys([['n', () => open(null)]]);
  const add = (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => open(null)}>
      {t('staff.add')}
    </Button>
  );
  return (
    <Page title={t('staff.title')} lead={<Text c="dimmed">{t('staff.lead')}</Text>} actions={add}>
      <ListContent
        list={list}
        empty={<EmptyState icon={IconUsersGroup} title={t('staff.title')} text={t('staff.lead')} action={add} />}
      >
        {(users) => (
          <RowList label={t('staff.title')}>
            {users.map((user) => (
              <UserRow key={user.id} user={user} onEdit={open} />
            ))}
          </RowList>
        )}
      </ListContent>
      <UserDialog user={edited} opened={opened} onClose={dialog.close} />
    </Page>
  );
}
