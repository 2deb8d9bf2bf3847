import { Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MailSwitch } from '../ui/mail-switch';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { SettingsCard } from '../ui/settings-card';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { changeOrganization, organizationQuery } from './organization.queries';
import type { Organization } from './organization.queries';

/** What holds for all communities. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(organizationQuery);
  return (
    <Page title={t('organization.title')}>
      {data ? (
        <>
          <Details organization={data} />
          <MasterSwitch organization={data} />
        </>
      ) : error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton h={280} role="status" aria-label={t('app.loading')} />
      )}
    </Page>
  );
}

function Details({ organization: { name, replyTo } }: { organization: Organization }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { name, replyTo: replyTo ?? '' } });
  const { tellForm } = useProblems();
  const { mutate, isPending } = useChange(() => form.resetDirty());
  const save = ({ name: newName, replyTo: address }: typeof form.values) =>
    mutate(
      { name: newName, replyTo: address.trim() || null },
      { onError: (error) => tellForm(error, form), onSuccess: () => toastDone(t('organization.saved')) },
    );
  return (
    <SettingsCard
      title={t('organization.details')}
      onSave={form.onSubmit(save)}
      dirty={form.isDirty()}
      saving={isPending}
    >
      <TextInput label={t('organization.name')} required maxLength={200} {...form.getInputProps('name')} />
      <TextInput
        label={`${t('organization.replyTo')} (${t('app.optional')})`}
        description={t('organization.replyToHint')}
        type="email"
        {...form.getInputProps('replyTo')}
      />
    </SettingsCard>
  );
}

function MasterSwitch({ organization: { mailEnabled } }: { organization: Organization }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const { mutate, isPending } = useChange();
  return (
    <SettingsCard title={t('mailSwitch.title')}>
      <MailSwitch
        enabled={mailEnabled}
        pending={isPending}
        hint={t('mailSwitch.organizationHint')}
        onChange={(enabled) => mutate({ mailEnabled: enabled }, { onError: tell })}
      />
    </SettingsCard>
  );
}

function useChange(onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: changeOrganization,
    onSuccess: (changed) => {
      queries.setQueryData(organizationQuery.queryKey, changed);
      onDone?.();
    },
  });
}
