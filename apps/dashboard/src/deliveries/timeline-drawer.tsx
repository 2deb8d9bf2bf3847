import { Drawer, Group, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { ProblemAlert } from '../ui/problem-alert';
import { deliveryQuery } from './deliveries.queries';
import { wordsOf } from './event-words';
import { MailBadge } from './mail-badge';

interface TimelineDrawerProps {
  /** The mail; null while nobody asks. */
  deliveryId: string | null;
  timeZone: string | undefined;
  onClose: () => void;
}

/** What became of one mail, step by step, in the community's time. */
export function TimelineDrawer({ deliveryId, timeZone, onClose }: TimelineDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={deliveryId !== null}
      onClose={onClose}
      position="right"
      title={t('deliveries.timeline')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {deliveryId && <DeliveryTimeline id={deliveryId} timeZone={timeZone} />}
    </Drawer>
  );
}

function DeliveryTimeline({ id, timeZone }: { id: string; timeZone: string | undefined }) {
  const { t } = useTranslation();
  const { moment } = useFormat(timeZone);
  const { data: delivery, isError, error, refetch } = useQuery(deliveryQuery(id));
  if (isError && !delivery) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!delivery) return <Skeleton h={260} role="status" aria-label={t('app.loading')} />;
  return (
    <Stack>
      <div>
        <Text fw={600}>{delivery.name}</Text>
        <Text fz="sm" c="dimmed">
          {delivery.email}
        </Text>
        <Group gap="xs" mt="xs">
          <MailBadge status={delivery.status} />
          {delivery.reason && <Text fz="sm">{t(`invitations.reason.${delivery.reason}`)}</Text>}
        </Group>
      </div>
      <Timeline active={delivery.events.length} bulletSize={14} lineWidth={2}>
        {delivery.events.map((event, index) => {
          const { title, detail } = wordsOf(event, t);
          return (
            <Timeline.Item key={index} title={title}>
              {detail && <Text fz="sm">{detail}</Text>}
              <Text fz="xs" c="dimmed" component="time" dateTime={event.at}>
                {moment(event.at)}
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </Stack>
  );
}
