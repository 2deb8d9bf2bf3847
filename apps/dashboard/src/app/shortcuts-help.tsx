import { ActionIcon, Group, Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const keys = {
  help: ['?'],
  search: ['/'],
  create: ['N'],
  nextRow: ['↓', 'J'],
  previousRow: ['↑', 'K'],
  openRow: ['Enter'],
} as const;

/** The list of shortcuts, behind `?` and a button. */
export function ShortcutsHelp() {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  useHotkeys([['shift+?', toggle]]);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        visibleFrom="sm"
        onClick={toggle}
        title={t('shortcuts.title')}
        aria-label={t('shortcuts.title')}
      >
        <IconKeyboard size={20} stroke={1.6} />
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title={t('shortcuts.title')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Table>
          <Table.Tbody>
            {Object.entries(keys).map(([what, each]) => (
              <Table.Tr key={what}>
                <Table.Td>{t(`shortcuts.${what as keyof typeof keys}`)}</Table.Td>
                <Table.Td>
                  <Group gap={4} justify="flex-end">
                    {each.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
