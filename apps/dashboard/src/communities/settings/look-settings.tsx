import { ColorInput, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsCard } from '../../ui/settings-card';
import type { Community } from '../communities.queries';
import { contrastOf } from './brand-contrast';
import classes from './community-settings.module.css';
import { LogoField } from './logo-field';
import { useSettings } from './use-settings';

/** How mails and the portal look. */
export function LookSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { form, card } = useSettings(community, ['brandColor']);
  return (
    <SettingsCard title={t('settings.look')} lead={t('settings.lookLead')} {...card}>
      <LogoField community={community} />
      <ColorInput
        label={t('settings.brandColor')}
        format="hex"
        eyeDropperButtonProps={{ 'aria-label': t('settings.pickColor') }}
        maw={240}
        {...form.getInputProps('brandColor')}
      />
      <Contrast color={form.values.brandColor} />
    </SettingsCard>
  );
}

/** The button as a mail has it, and how it reads, while the colour is chosen. */
function Contrast({ color }: { color: string }) {
  const { t } = useTranslation();
  const contrast = contrastOf(color);
  if (!contrast) return null;
  const { ink, ratio, standsOut } = contrast;
  return (
    <Group gap="md">
      <span
        className={classes.sample}
        style={{ background: color, color: ink, borderColor: standsOut ? undefined : '#767676' }}
        aria-hidden
      >
        {t('settings.sampleButton')}
      </span>
      <Text fz="sm" c="dimmed" role="status" flex="1 1 14rem">
        {t(`settings.contrast.${ink}`, { ratio })} {!standsOut && t('settings.contrast.pale')}
      </Text>
    </Group>
  );
}
