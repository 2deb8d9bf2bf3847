import { ActionIcon, Box, Text, Tooltip } from '@mantine/core';
import { IconMail, IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MailBadge } from '../deliveries/mail-badge';
import { useSendInvitation } from '../invitations/use-invite';
import { nameOf } from '../residents/resident-name';
import type { Resident } from '../residents/residents.queries';
import { StatusBadge } from '../residents/status-badge';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';

/** Name, address and kind; on a phone, where the other columns do not fit, all of it. */
export function Who({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  return (
    <>
      <Text fw={600} fz="sm">
        {nameOf(resident)}
      </Text>
      <Text fz="xs" c="dimmed" fs={resident.email ? undefined : 'italic'}>
        {resident.email ?? t('residents.noEmail')} · {t(`residents.${resident.kind}`)}
      </Text>
      <Box hiddenFrom="sm">
        <Text fz="xs" c="dimmed" mb={4}>
          {resident.propertyName}
        </Text>
        <StatusBadge resident={resident} />
      </Box>
    </>
  );
}

/** When they were invited last, and what became of that mail. */
export function LastMail({ resident: { invitation }, day }: { resident: Resident; day: (at: string) => string }) {
  if (!invitation?.deliveryStatus) return <Text c="dimmed">–</Text>;
  return (
    <>
      {invitation.sentAt && <Text fz="sm">{day(invitation.sentAt)}</Text>}
      <MailBadge status={invitation.deliveryStatus} />
    </>
  );
}

/** The row's own way to send to that one person (B4). */
export function SendOne({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  const send = useSendInvitation();
  const action = resident.allowedActions.find((each) => each === 'invite' || each === 'resend');
  if (!maySend(useMe()) || !action || !resident.email) return null;
  const label = t(`residents.${action}`);
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('ownerAccess.sendTo', { action: label, name: nameOf(resident) })}
        onClick={() => send(resident)}
        data-row-action
      >
        {action === 'invite' ? <IconMail size={18} /> : <IconMailForward size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
