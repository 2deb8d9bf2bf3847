import { Group, Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { wordsOf } from '../deliveries/event-words';
import { MailBadge } from '../deliveries/mail-badge';
import { useFormat } from '../i18n/use-format';
import { ListContent } from '../ui/list-content';
import { residentMailsQuery } from './residents.queries';
import type { Resident } from './residents.queries';

/** The timeline of all mails to a resident, newest first. */
export function ResidentMails({ resident, timezone }: { resident: Resident; timezone: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(residentMailsQuery(resident.id));
  return (
    <Stack gap="sm" component="section" aria-labelledby="mails">
      <Title order={2} fz="h4" id="mails">
        {t('residents.mails')}
      </Title>
      <ListContent
        list={list}
        empty={
          <Paper withBorder p="lg">
            <Text c="dimmed">{t('residents.noMails')}</Text>
          </Paper>
        }
      >
        {(mails) => (
          <Stack gap="sm">
            {mails.map((mail) => (
              <Mail key={mail.id} mail={mail} timezone={timezone} />
            ))}
          </Stack>
        )}
      </ListContent>
    </Stack>
  );
}

function Mail({ mail, timezone }: { mail: Schema<'DeliveryView'>; timezone: string }) {
  const { t } = useTranslation();
  const { moment } = useFormat(timezone);
  const { purpose, status, reason, email, events } = mail;
  return (
    <Paper withBorder p="md" component="article">
      <Group gap="xs" mb={4}>
        <Text fw={600} fz="sm">
          {t(`residents.purpose.${purpose}`)}
        </Text>
        <MailBadge status={status} />
      </Group>
      <Text fz="sm" c="dimmed" mb="sm">
        {email}
        {reason && ` · ${t(`invitations.reason.${reason}`)}`}
      </Text>
      <Timeline active={events.length} bulletSize={12} lineWidth={2}>
        {events.map((event, index) => {
          const { title, detail } = wordsOf(event, t);
          return (
            <Timeline.Item key={`${event.at}${index}`} title={<Text fz="sm">{title}</Text>}>
              <Text fz="xs" c="dimmed">
                {detail && `${detail} · `}
                <time dateTime={event.at}>{moment(event.at)}</time>
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </Paper>
  );
}
