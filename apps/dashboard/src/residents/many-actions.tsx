import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconFileDollar,
  IconFileImport,
  IconTableExport,
  IconTableOptions,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { exportAddress } from './export-address';
import type { ResidentSearch } from './resident-search';

/** What concerns many residents at once: imports, Mass Edit, export. The last two take those whom the list shows. */
export function ManyActions({ communityId, search }: { communityId: string; search: ResidentSearch }) {
  const { t } = useTranslation();
  const may = mayEdit(useMe());
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />}>
          {t('residents.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may && (
          <>
            <Menu.Item
              leftSection={<IconFileImport size={16} />}
              component={Link}
              to={`/communities/${communityId}/residents/import`}
            >
              {t('imports.title')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileDollar size={16} />}
              component={Link}
              to={`/communities/${communityId}/residents/ledger-import`}
            >
              {t('ledgerImport.title')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTableOptions size={16} />}
              component={Link}
              to={`/communities/${communityId}/residents/mass-edit`}
              search={search as never}
            >
              {t('massEdit.title')}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<IconTableExport size={16} />}
          component="a"
          href={exportAddress(communityId, search)}
          download
        >
          {t('residents.export')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
