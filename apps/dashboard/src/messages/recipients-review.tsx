import { ActionIcon, Button, Group, Paper, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconUserMinus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndlessList } from '../ui/endless-list';
import { ProblemAlert } from '../ui/problem-alert';
import { MailLooks } from './mail-looks';
import { exactMailQuery, recipientsQuery } from './messages.queries';
import type { Message, Recipient } from './message';
import classes from './recipients-review.module.css';
import { useRemoveRecipient } from './use-remove-recipient';

/** Everyone who will be mailed, and anyone's exact mail, one after the other. */
export function RecipientsReview({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const [wanted, setWanted] = useState(0);
  const people = useInfiniteQuery(recipientsQuery(message.id, { problem: ['none'], search: search || undefined }));
  if (people.isError && !people.data) return <ProblemAlert error={people.error} retry={() => void people.refetch()} />;
  if (!people.data) return <Skeleton h={480} role="status" aria-label={t('app.loading')} />;
  const rows = people.data.pages.flatMap(({ items }) => items);
  const total = people.data.pages[0]?.total ?? rows.length;
  const index = Math.min(wanted, rows.length - 1);
  const shown = rows[index];
  const show = (next: number) => {
    setWanted(next);
    if (next >= rows.length - 1 && people.hasNextPage && !people.isFetching) void people.fetchNextPage();
  };
  return (
    <div className={classes.columns}>
      <Stack gap="xs">
        <TextInput
          type="search"
          aria-label={t('messages.findRecipient')}
          placeholder={t('messages.findRecipient')}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setWanted(0);
          }}
        />
        {rows.length === 0 && <Text c="dimmed">{t('messages.noRecipient')}</Text>}
        {rows.length > 0 && (
          <EndlessList
            label={t('messages.willBeMailed')}
            rows={rows}
            keyOf={({ residentId }) => residentId}
            more={people}
            total={total}
            maxHeight={620}
          >
            {(recipient, at) => <Name recipient={recipient} current={at === index} onShow={() => show(at)} />}
          </EndlessList>
        )}
      </Stack>
      {shown && <ExactMail message={message} recipient={shown} index={index} total={total} onShow={show} />}
    </div>
  );
}

function Name({ recipient, current, onShow }: { recipient: Recipient; current: boolean; onShow: () => void }) {
  return (
    <UnstyledButton className={classes.name} aria-current={current || undefined} onClick={onShow}>
      <Text fz="sm" fw={600}>
        {recipient.name}
      </Text>
      <Text fz="xs" c="dimmed">
        {recipient.email} · {recipient.propertyName}
      </Text>
    </UnstyledButton>
  );
}

interface ExactMailProps {
  message: Message;
  recipient: Recipient;
  index: number;
  total: number;
  onShow: (index: number) => void;
}

function ExactMail({ message, recipient, index, total, onShow }: ExactMailProps) {
  const { t } = useTranslation();
  const { data: mail, error, refetch } = useQuery(exactMailQuery(message.id, recipient.residentId));
  const remove = useRemoveRecipient(message);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('messages.mailTo', { name: recipient.name })}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('messages.previous')}
              disabled={index === 0}
              onClick={() => onShow(index - 1)}
            >
              <IconChevronLeft size={18} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('messages.next')}
              disabled={index >= total - 1}
              onClick={() => onShow(index + 1)}
            >
              <IconChevronRight size={18} />
            </ActionIcon>
            <Text fz="sm" role="status">
              {t('messages.nthOf', { nth: index + 1, count: total, name: recipient.name })}
            </Text>
          </Group>
          {message.status === 'in_review' && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconUserMinus size={16} />}
              onClick={() => remove(recipient)}
            >
              {t('messages.takeOutShort')}
            </Button>
          )}
        </Group>
        {error && !mail && <ProblemAlert error={error} retry={() => void refetch()} />}
        {mail ? <MailLooks mail={mail} /> : !error && <Skeleton h={420} />}
      </Stack>
    </Paper>
  );
}
