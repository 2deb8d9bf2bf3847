import { Button, Code, Group, Skeleton, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { ApiProblem } from '@portico/api/problem';
import { MailFrame } from '../../ui/mail-frame';
import { sentenceOf } from '@portico/api/problem-words';
import { SettingsCard } from '../../ui/settings-card';
import { mailPreviewQuery, ownWordsQuery } from '../communities.queries';
import type { Community } from '../communities.queries';
import { useSettings } from './use-settings';

const fields = ['firstName', 'lastName', 'fullName', 'propertyName', 'communityName', 'expiresAt'];
const onlyInBody = ['activationButton', 'activationUrl', 'instructionGuideUrl'];

/** The words of the community's invitations; empty ones are Portico's own. */
export function TemplateSettings({ community }: { community: Community }) {
  const { t, i18n } = useTranslation();
  const { form, card } = useSettings(community, ['invitationSubject', 'invitationBody']);
  const { data: ours } = useQuery(ownWordsQuery(i18n.language));
  const begin = ({ subject, body }: Schema<'MailTemplate'>) => {
    form.setValues({ invitationSubject: form.values.invitationSubject.trim() || subject, invitationBody: body });
    form.getInputNode('invitationBody')?.focus();
  };
  return (
    <SettingsCard title={t('settings.template')} lead={t('settings.templateLead')} {...card}>
      <TextInput
        label={t('settings.subject')}
        description={t('settings.emptyIsOurs')}
        maxLength={200}
        {...form.getInputProps('invitationSubject')}
      />
      <Textarea
        label={t('settings.body')}
        description={t('settings.bodyHint')}
        autosize
        minRows={8}
        maxRows={24}
        maxLength={50_000}
        {...form.getInputProps('invitationBody')}
      />
      {form.values.invitationBody.trim() === '' && ours && (
        <Group>
          <Button variant="default" size="xs" onClick={() => begin(ours)}>
            {t('settings.startFromOurs')}
          </Button>
        </Group>
      )}
      <Text fz="sm" c="dimmed">
        {t('settings.mergeFields')} <Fields names={fields} />. {t('settings.onlyInBody')} <Fields names={onlyInBody} />.
      </Text>
      <Preview community={community} subject={form.values.invitationSubject} body={form.values.invitationBody} />
    </SettingsCard>
  );
}

function Fields({ names }: { names: string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <Code>{`{{${name}}}`}</Code>
    </span>
  ));
}

/** The mail as it would be now; it follows the typing. */
function Preview({ community, subject, body }: { community: Community; subject: string; body: string }) {
  const { t } = useTranslation();
  const [typed] = useDebouncedValue({ subject: subject.trim(), body: body.trim() }, 400);
  // An empty field is ours, also where the community has words of its own until that is saved. The invented resident reads English.
  const { data: ours, isPending } = useQuery(ownWordsQuery('en'));
  const words = { subject: typed.subject || ours?.subject, body: typed.body || ours?.body };
  const { data, error } = useQuery({ ...mailPreviewQuery(community.id, words), enabled: !isPending });
  if (error) {
    const [wrong] = error instanceof ApiProblem ? error.errors : [];
    return <Text c="var(--mantine-color-error)">{wrong?.message ?? sentenceOf(error, t)}</Text>;
  }
  if (!data) return <Skeleton h={480} role="status" aria-label={t('app.loading')} />;
  return (
    <div>
      <Text fz="sm" mb="xs">
        <b>{t('settings.preview')}:</b> {data.subject}{' '}
        <Text span inherit c="dimmed">
          {t('settings.previewHint')}
        </Text>
      </Text>
      <MailFrame html={data.html} title={t('settings.preview')} />
    </div>
  );
}
