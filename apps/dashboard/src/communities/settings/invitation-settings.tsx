import { Anchor, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsCard } from '../../ui/settings-card';
import type { Community } from '../communities.queries';
import { useSettings } from './use-settings';

/** How long a link lives, and where residents read how the portal works. */
export function InvitationSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { form, card } = useSettings(community, ['invitationTtlDays', 'instructionGuideUrl']);
  return (
    <SettingsCard title={t('settings.invitations')} {...card}>
      <NumberInput
        label={t('settings.linkLifetime')}
        description={t('settings.linkLifetimeHint')}
        min={1}
        max={30}
        allowDecimal={false}
        required
        styles={{ wrapper: { maxWidth: 240 } }}
        {...form.getInputProps('invitationTtlDays')}
      />
      <TextInput
        label={t('settings.guide')}
        description={
          <>
            {t('settings.guideHint')}{' '}
            <Anchor href={`/guide/${community.id}`} target="_blank" inherit underline="always">
              {t('settings.guideOwn')}
            </Anchor>
          </>
        }
        type="url"
        inputMode="url"
        placeholder="https://"
        {...form.getInputProps('instructionGuideUrl')}
      />
    </SettingsCard>
  );
}
