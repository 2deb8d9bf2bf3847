import { Accordion, Box, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { EmptyState } from '../ui/empty-state';
import { EndlessList } from '../ui/endless-list';
import { recipientsQuery } from './messages.queries';
import type { Message, Problem } from './message';
import { RecipientLines } from './recipient-lines';

const problems = ['no_email', 'invalid_email', 'suppressed', 'duplicate', 'registered'] as const satisfies Problem[];

/** Who will not be mailed, grouped by why, with what can be done about it. */
export function LeftOut({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  if (message.counts.excluded === 0)
    return (
      <EmptyState
        icon={IconMoodCheck}
        title={t('messages.nobodyLeftOutTitle')}
        text={t('messages.nobodyLeftOutText')}
      />
    );
  return (
    <Accordion variant="contained" value={opened} onChange={setOpened}>
      {problems.map((problem) => (
        <ProblemGroup key={problem} message={message} problem={problem} opened={opened === problem} />
      ))}
    </Accordion>
  );
}

function ProblemGroup({ message, problem, opened }: { message: Message; problem: Problem; opened: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const people = useInfiniteQuery(recipientsQuery(message.id, { problem: [problem] }));
  const total = people.data?.pages[0]?.total;
  if (total === undefined) return <Skeleton h={48} />;
  if (total === 0) return null;
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Accordion.Item value={problem}>
      <Accordion.Control>
        <Group gap="xs">
          <Text fw={600}>{t(`messages.problem.${problem}`)}</Text>
          <Text c="dimmed">{number(total)}</Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text fz="sm">{t(`messages.remedy.${problem}`)}</Text>
          {opened && (
            <EndlessList
              label={t(`messages.problem.${problem}`)}
              rows={rows}
              keyOf={({ residentId }) => residentId}
              more={people}
              total={total}
              maxHeight={320}
            >
              {(recipient) => (
                <Box px="sm" py={6}>
                  <RecipientLines recipient={recipient} />
                </Box>
              )}
            </EndlessList>
          )}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
