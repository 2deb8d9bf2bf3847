import { ActionIcon, Button, Collapse, Group, Input, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndlessList } from '../ui/endless-list';
import { ProblemAlert } from '../ui/problem-alert';
import { recipientsQuery } from './messages.queries';
import type { Message, Recipient } from './message';
import { RecipientLines } from './recipient-lines';
import { useRemoveRecipient } from './use-remove-recipient';

/** To: how many, and on demand who; anybody can be taken out again (B5). */
export function ToField({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [opened, list] = useDisclosure();
  const id = useId();
  return (
    <Input.Wrapper label={t('messages.to')} labelElement="div">
      <Group gap="sm">
        <Text>{t('messages.recipients', { count: message.counts.recipients })}</Text>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={opened}
          aria-controls={id}
          onClick={list.toggle}
          rightSection={opened ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
        >
          {t(opened ? 'messages.hideRecipients' : 'messages.showRecipients')}
        </Button>
      </Group>
      <Collapse expanded={opened} id={id}>
        {opened && <Recipients message={message} />}
      </Collapse>
    </Input.Wrapper>
  );
}

function Recipients({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const people = useInfiniteQuery(recipientsQuery(message.id, { search: search || undefined }));
  const remove = useRemoveRecipient(message);
  if (people.isError && !people.data) return <ProblemAlert error={people.error} retry={() => void people.refetch()} />;
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="xs" mt="xs">
      <TextInput
        type="search"
        aria-label={t('messages.findRecipient')}
        placeholder={t('messages.findRecipient')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {!people.data && <Skeleton h={180} />}
      {people.data && rows.length === 0 && <Text c="dimmed">{t('messages.noRecipient')}</Text>}
      {rows.length > 0 && (
        <EndlessList
          label={t('messages.to')}
          rows={rows}
          keyOf={({ residentId }) => residentId}
          more={people}
          total={people.data?.pages[0]?.total ?? rows.length}
          maxHeight={280}
        >
          {(recipient) => <Row recipient={recipient} onRemove={() => remove(recipient)} />}
        </EndlessList>
      )}
    </Stack>
  );
}

function Row({ recipient, onRemove }: { recipient: Recipient; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Group px="sm" py={6} wrap="nowrap" justify="space-between">
      <RecipientLines recipient={recipient} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('messages.takeOut', { name: recipient.name })}
        onClick={onRemove}
      >
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
