import { Alert, Switch } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface MailSwitchProps {
  enabled: boolean;
  pending: boolean;
  /** Whose mail it is about. */
  hint: string;
  onChange: (enabled: boolean) => void;
}

/** The master switch "No mail leaves", with what it means. It takes effect at once. */
export function MailSwitch({ enabled, pending, hint, onChange }: MailSwitchProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        label={t('mailSwitch.label')}
        description={hint}
        checked={!enabled}
        disabled={pending}
        onChange={(event) => onChange(!event.currentTarget.checked)}
      />
      {!enabled && (
        <Alert color="yellow" icon={<IconMailOff />} title={t('mailSwitch.onTitle')} role="status">
          {t('mailSwitch.onText')}
        </Alert>
      )}
    </>
  );
}
