import { Alert, Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconPlus, IconServer } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayOperate } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EmptyState } from '../ui/empty-state';
import { ListContent } from '../ui/list-content';
import { Page } from '../ui/page';
import { RowList } from '../ui/row-list';
import { inUse } from './relay';
import type { Relay } from './relay';
import { RelayDialog } from './relay-dialog';
import { RelayRow } from './relay-row';
import { relaysQuery } from './relays.queries';

/** The mail servers that all mail leaves over, in the order in which they stand in for each other. They are the operator's. */
export function RelaysPage() {
  const { t } = useTranslation();
  if (mayOperate(useMe())) return <OperatorsPage />;
  return (
    <Page title={t('relays.title')}>
      <EmptyState icon={IconServer} title={t('relays.notYours')} text={t('relays.askOperator')} />
    </Page>
  );
}

function OperatorsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(relaysQuery);
  const [opened, dialog] = useDisclosure();
  const [edited, setEdited] = useState<Relay | null>(null);
  const open = (relay: Relay | null) => {
    setEdited(relay);
    dialog.open();
  };
  useHotkeys([['n', () => open(null)]]);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open(null)}>
      {t('relays.add')}
    </Button>
  );
  return (
    <Page title={t('relays.title')} lead={<Text c="dimmed">{t('relays.lead')}</Text>} actions={add}>
      <ListContent
        list={list}
        empty={<EmptyState icon={IconServer} title={t('relays.title')} text={t('relays.lead')} action={add} />}
      >
        {(relays) => <Relays relays={relays} onEdit={open} />}
      </ListContent>
      <RelayDialog relay={edited} opened={opened} onClose={dialog.close} />
    </Page>
  );
}

function Relays({ relays, onEdit }: { relays: Relay[]; onEdit: (relay: Relay) => void }) {
  const { t } = useTranslation();
  const used = inUse(relays);
  return (
    <>
      {!used && (
        <Alert color="orange" icon={<IconAlertTriangle />} role="status">
          {t('relays.noneWorks')}
        </Alert>
      )}
      <RowList label={t('relays.title')}>
        {relays.map((relay) => (
          <RelayRow key={relay.id} relay={relay} used={relay === used} onEdit={onEdit} />
        ))}
      </RowList>
    </>
  );
}
