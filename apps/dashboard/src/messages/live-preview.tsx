import { Alert, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '@portico/api/problem-words';
import type { DraftWords } from './draft';
import { MailLooks } from './mail-looks';
import { liveMailQuery, recipientsQuery } from './messages.queries';
import type { Message } from './message';

/** The mail as the first recipient would get it, while it is written. */
export function LivePreview({ message, words }: { message: Message; words: DraftWords }) {
  const { t } = useTranslation();
  const [{ subject, body }] = useDebouncedValue(words, 500);
  const people = useInfiniteQuery(recipientsQuery(message.id, { search: undefined }));
  const first = people.data?.pages[0]?.items[0];
  const wanted = { purpose: message.purpose, subject, body, residentId: first?.residentId };
  const { data: mail, error } = useQuery({ ...liveMailQuery(message.communityId, wanted), enabled: !people.isPending });
  return (
    <Paper withBorder p="md" component="section" aria-label={t('messages.preview')}>
      <Stack gap="xs">
        <Title order={2} fz="h4">
          {t('messages.preview')}
        </Title>
        {first && (
          <Text fz="sm" c="dimmed">
            {t('messages.previewFor', { name: first.name })}
          </Text>
        )}
        {error && (
          <Alert color="red" role="status">
            {sentenceOf(error, t)}
          </Alert>
        )}
        {mail ? <MailLooks mail={mail} /> : !error && <Skeleton h={420} />}
      </Stack>
    </Paper>
  );
}
