import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsCard } from '../../ui/settings-card';
import type { Community } from '../communities.queries';
import { timeZones } from '../time-zones';
import { useSettings } from './use-settings';

const kinds = ['hoa', 'condominium', 'rental'] as const satisfies Community['kind'][];

/** What the community is called, what it is, and by which clock it lives. */
export function GeneralSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { form, card } = useSettings(community, ['name', 'kind', 'timezone']);
  return (
    <SettingsCard title={t('settings.general')} {...card}>
      <TextInput label={t('communities.newName')} required maxLength={200} {...form.getInputProps('name')} />
      <Select
        label={t('settings.kind')}
        data={kinds.map((value) => ({ value, label: t(`community.kind.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <Select
        label={t('communities.newTimezone')}
        description={t('communities.newTimezoneHint')}
        data={timeZones}
        searchable
        allowDeselect={false}
        {...form.getInputProps('timezone')}
      />
    </SettingsCard>
  );
}
