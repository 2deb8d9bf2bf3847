import { Button, Group, Tabs } from '@mantine/core';
import { IconArrowLeft, IconCalendarClock, IconMailFast, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressesCard } from '../address-checks/addresses-card';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { Page } from '../ui/page';
import { isHeld } from './held';
import { HeldSend } from './held-send';
import { LeftOut } from './left-out';
import type { Message } from './message';
import { RecipientsReview } from './recipients-review';
import { ScheduleDialog } from './schedule-dialog';
import { useReviewActions } from './use-review-actions';
import { useSubject } from './use-subject';

/** What was generated, before anything is sent (B7): who gets what, who does not and why, and then Send. */
export function ReviewPage({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const subject = useSubject(message);
  const { counts } = message;
  const [tab, setTab] = useState<string | null>('mailed');
  const mailed = counts.recipients - counts.excluded;
  const undoSeconds = useQuery(communityQuery(message.communityId)).data?.undoSeconds ?? 0;
  const held = isHeld(message, undoSeconds, Date.now());
  return (
    <Page title={subject} actions={<Actions message={message} mailed={mailed} held={held} />}>
      {message.status === 'scheduled' && <HeldSend message={message} held={held} />}
      <AddressesCard message={message} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="mailed">{`${t('messages.willBeMailed')} (${number(mailed)})`}</Tabs.Tab>
          <Tabs.Tab value="leftOut">{`${t('messages.willNotBeMailed')} (${number(counts.excluded)})`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mailed">
          <RecipientsReview message={message} />
        </Tabs.Panel>
        <Tabs.Panel value="leftOut">
          <LeftOut message={message} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

interface ActionsProps {
  message: Message;
  mailed: number;
  /** It can be undone, and is sent in a moment as it is. */
  held: boolean;
}

function Actions({ message, mailed, held }: ActionsProps) {
  const { t } = useTranslation();
  const may = maySend(useMe());
  const { test, ...actions } = useReviewActions(message, mailed);
  const { communityId, id: messageId } = message;
  return (
    <Group gap="xs" justify="flex-end">
      <Button
        variant="subtle"
        leftSection={<IconArrowLeft size={16} />}
        renderRoot={(props) => (
          <Link
            to="/communities/$communityId/messages/$messageId"
            params={{ communityId, messageId }}
            search={{ edit: true }}
            {...props}
          />
        )}
      >
        {t('messages.backToEdit')}
      </Button>
      {may && (
        <Button variant="default" leftSection={<IconMailFast size={16} />} onClick={test}>
          {t('messages.testToMe')}
        </Button>
      )}
      {may && !held && <SendActions message={message} mailed={mailed} {...actions} />}
    </Group>
  );
}

interface SendActionsProps extends Omit<ReturnType<typeof useReviewActions>, 'test'> {
  message: Message;
  mailed: number;
}

/** Now, later, or not at all. */
function SendActions({ message, mailed, askToSend, cancel, isPending }: SendActionsProps) {
  const { t } = useTranslation();
  const [scheduling, dialog] = useDisclosure();
  const isScheduled = message.status === 'scheduled';
  return (
    <>
      {isScheduled ? (
        <Button variant="default" onClick={cancel}>
          {t('messages.cancel')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconCalendarClock size={16} />}
          disabled={mailed === 0}
          onClick={dialog.open}
        >
          {t('messages.schedule')}
        </Button>
      )}
      <Button leftSection={<IconSend size={16} />} disabled={mailed === 0} loading={isPending} onClick={askToSend}>
        {t(isScheduled ? 'messages.sendNow' : 'messages.sendAction')}
      </Button>
      <ScheduleDialog message={message} mailed={mailed} opened={scheduling} onClose={dialog.close} />
    </>
  );
}
