import { Alert, Button, Group, Paper, Skeleton, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page';
import { Attachments } from './attachments';
import classes from './compose-page.module.css';
import { LivePreview } from './live-preview';
import type { Message } from './message';
import { SubjectField } from './subject-field';
import { ToField } from './to-field';
import { useComposeActions } from './use-compose-actions';
import { useDraft } from './use-draft';
import type { Draft } from './use-draft';

const MessageEditor = lazy(async () => ({ default: (await import('./message-editor')).MessageEditor }));

/** The Send Message page (B5, B6): to whom, what, and what next. Nothing is sent from here. */
export function ComposePage({ message }: { message: Message }) {
  const { t } = useTranslation();
  const draft = useDraft(message);
  const { words, edit, errors } = draft;
  return (
    <Page
      title={t('messages.send')}
      lead={<Saved state={draft.state} />}
      actions={<Actions message={message} draft={draft} />}
    >
      {message.generationError && (
        <Alert color="red" title={t('messages.generationFailed')} role="alert">
          {message.generationError}
        </Alert>
      )}
      <div className={classes.columns}>
        <Paper withBorder p="md">
          <Stack>
            <ToField message={message} />
            <SubjectField
              purpose={message.purpose}
              value={words.subject}
              onChange={(subject) => edit({ subject })}
              error={errors.subject}
            />
            <Suspense fallback={<Skeleton h={360} />}>
              <MessageEditor
                purpose={message.purpose}
                value={words.body}
                onChange={(body) => edit({ body })}
                error={errors.body}
              />
            </Suspense>
            <Attachments message={message} />
            <TagsInput
              label={t('messages.summary')}
              description={t('messages.summaryHint')}
              value={words.summaryTo}
              onChange={(summaryTo) => edit({ summaryTo })}
              splitChars={[',', ';', ' ']}
              error={errors.summaryTo}
              clearable
            />
            <TextInput
              type="email"
              label={t('messages.from')}
              description={t('messages.fromHint')}
              value={words.replyTo ?? ''}
              onChange={({ currentTarget }) => edit({ replyTo: currentTarget.value.trim() || null })}
              error={errors.replyTo}
            />
          </Stack>
        </Paper>
        <LivePreview message={message} words={words} />
      </div>
    </Page>
  );
}

function Saved({ state }: { state: Draft['state'] }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} role="status">
      {state === 'saved' && <IconCircleCheck size={16} aria-hidden />}
      <Text c={state === 'refused' ? 'var(--mantine-color-error)' : 'dimmed'}>{t(`messages.state_${state}`)}</Text>
    </Group>
  );
}

function Actions({ message, draft }: { message: Message; draft: Draft }) {
  const { t } = useTranslation();
  const { discard, saveDraft, generate, isPending } = useComposeActions(message, draft);
  return (
    <>
      <Button
        variant="subtle"
        color="red.9"
        className={classes.delete}
        leftSection={<IconTrash size={16} />}
        onClick={discard}
      >
        {t('messages.delete')}
      </Button>
      <Button variant="default" onClick={saveDraft}>
        {t('messages.saveDraft')}
      </Button>
      <Button onClick={generate} loading={isPending}>
        {t('messages.generate')}
      </Button>
    </>
  );
}
