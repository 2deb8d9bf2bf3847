import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MailSwitch } from '../../ui/mail-switch';
import { SettingsCard } from '../../ui/settings-card';
import { useProblems } from '../../ui/use-problems';
import type { Community } from '../communities.queries';
import { useChangeCommunity, useSettings } from './use-settings';

/** Who mails are from, where answers go, and whether any leave. */
export function MailSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { form, card } = useSettings(community, ['senderName', 'replyTo']);
  const { tell } = useProblems();
  const { mutate, isPending } = useChangeCommunity(community);
  return (
    <SettingsCard title={t('settings.mail')} {...card}>
      <MailSwitch
        enabled={community.mailEnabled}
        pending={isPending}
        hint={t('mailSwitch.communityHint')}
        onChange={(enabled) => mutate({ mailEnabled: enabled }, { onError: tell })}
      />
      <TextInput
        label={t('settings.senderName')}
        description={t('settings.senderNameHint')}
        placeholder={community.name}
        maxLength={200}
        {...form.getInputProps('senderName')}
      />
      <TextInput
        label={t('communities.newReplyTo')}
        description={t('settings.replyToHint')}
        type="email"
        {...form.getInputProps('replyTo')}
      />
    </SettingsCard>
  );
}
