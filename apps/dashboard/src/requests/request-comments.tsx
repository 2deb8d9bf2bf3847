import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Format } from '@portico/web/format';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useProblems } from '../ui/use-problems';
import { commentRequest, requestQuery } from './requests.queries';
import type { Request } from './requests.queries';

/** What both sides said, oldest first, and the answer to it. */
export function RequestComments({ request, format }: { request: Request; format: Format }) {
  const { t } = useTranslation();
  const may = mayEdit(useMe());
  return (
    <Stack gap="sm" maw={760}>
      {request.comments.length === 0 && <Text c="dimmed">{t('requests.noComments')}</Text>}
      {request.comments.map(({ id, at, author, text }) => (
        <Paper key={id} withBorder p="sm" component="article">
          <Text fz="sm">
            <b>{author.name}</b>{' '}
            <Text span c="dimmed" inherit>
              {t(`requests.author.${author.kind}`)} · <time dateTime={at}>{format.moment(at)}</time>
            </Text>
          </Text>
          <Text mt={4} style={{ whiteSpace: 'pre-line' }}>
            {text}
          </Text>
        </Paper>
      ))}
      {may && <AnswerForm id={request.id} />}
    </Stack>
  );
}

function AnswerForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { text: '' } });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (text: string) => commentRequest(id, text),
    onSuccess: (request) => {
      queries.setQueryData(requestQuery(id).queryKey, request);
      form.reset();
    },
    onError: (error) => tellForm(error, form),
  });
  return (
    <form onSubmit={form.onSubmit(({ text }) => mutate(text))}>
      <Textarea
        label={t('requests.answer')}
        description={t('requests.answerHint')}
        autosize
        minRows={3}
        maxLength={10_000}
        required
        withAsterisk={false}
        {...form.getInputProps('text')}
      />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" loading={isPending} disabled={form.values.text.trim() === ''}>
          {t('requests.send')}
        </Button>
      </Group>
    </form>
  );
}
