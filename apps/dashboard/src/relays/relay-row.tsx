import { Badge, Button, Menu } from '@mantine/core';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowItem } from '../ui/row-list';
import { RowMenu } from '../ui/row-menu';
import { isStandard, standingOf } from './relay';
import type { Relay, Standing } from './relay';
import { RelayDetail } from './relay-detail';
import { usePauseRelay, useRemoveRelay } from './use-relay-actions';

const colors: Record<Standing, string> = { working: 'teal', slowed: 'yellow', broken: 'red', paused: 'gray' };

interface RowProps {
  relay: Relay;
  /** Whether mails go over it now. */
  used: boolean;
  onEdit: (relay: Relay) => void;
}

/** One relay: how it does, what it is held to, and what may be done with it. */
export function RelayRow({ relay, used, onEdit }: RowProps) {
  const { t } = useTranslation();
  const standing = standingOf(relay);
  const { pause, goOn, isPending } = usePauseRelay(relay);
  return (
    <RowItem
      title={relay.name}
      badges={
        <>
          <Badge variant="light" color={colors[standing]}>
            {t(`relays.standing.${standing}`)}
          </Badge>
          {used && <Badge variant="outline">{t('relays.inUse')}</Badge>}
        </>
      }
      detail={<RelayDetail relay={relay} />}
      actions={
        <>
          {standing === 'broken' && relay.reason !== 'unreadable' && (
            <Button
              variant="default"
              size="xs"
              loading={isPending}
              onClick={goOn}
              aria-label={t('relays.tryNowNamed', { name: relay.name })}
            >
              {t('relays.tryNow')}
            </Button>
          )}
          <Actions relay={relay} onEdit={onEdit} pause={pause} goOn={goOn} />
        </>
      }
    />
  );
}

interface ActionsProps extends Omit<RowProps, 'used'> {
  pause: () => void;
  goOn: () => void;
}

function Actions({ relay, onEdit, pause, goOn }: ActionsProps) {
  const { t } = useTranslation();
  const remove = useRemoveRelay();
  return (
    <RowMenu label={t('relays.actions', { name: relay.name })}>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(relay)}>
        {t('relays.edit')}
      </Menu.Item>
      {relay.paused ? (
        <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={goOn}>
          {t('relays.goOn')}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={pause}>
          {t('relays.pause')}
        </Menu.Item>
      )}
      {!isStandard(relay) && (
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} />} onClick={() => remove(relay)}>
          {t('relays.remove')}
        </Menu.Item>
      )}
    </RowMenu>
  );
}
