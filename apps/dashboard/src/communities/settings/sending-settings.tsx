import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsCard } from '../../ui/settings-card';
import type { Community } from '../communities.queries';
import { useSettings } from './use-settings';

const policies = ['resend', 'hold'] as const satisfies Community['onUncertain'][];

/** How long a Send can be undone, and what becomes of a mail of which a crash left nobody knowing whether it went out. */
export function SendingSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { form, card } = useSettings(community, ['undoSeconds', 'onUncertain']);
  return (
    <SettingsCard title={t('settings.sending')} {...card}>
      <NumberInput
        label={t('settings.undoSeconds')}
        description={t('settings.undoSecondsHint')}
        min={0}
        max={600}
        allowDecimal={false}
        required
        styles={{ wrapper: { maxWidth: 240 } }}
        {...form.getInputProps('undoSeconds')}
      />
      <Select
        label={t('settings.onUncertain')}
        description={t('settings.onUncertainHint')}
        data={policies.map((value) => ({ value, label: t(`settings.onUncertain_${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('onUncertain')}
      />
    </SettingsCard>
  );
}
