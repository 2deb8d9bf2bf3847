import { Button, Group, Modal, NumberInput, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DomainFields } from './domain-fields';
import { isStandard } from './relay';
import type { Relay } from './relay';
import { useRelayForm } from './use-relay-form';

interface DialogProps {
  /** Null for a new one. */
  relay: Relay | null;
  opened: boolean;
  onClose: () => void;
}

/** Adds a relay, or changes one: its address only where a new one is typed. */
export function RelayDialog({ relay, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={relay ? t('relays.editTitle', { name: relay.name }) : t('relays.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <RelayFields relay={relay} onClose={onClose} />
    </Modal>
  );
}

function RelayFields({ relay, onClose }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { form, save, isPending } = useRelayForm(relay, onClose);
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput label={t('relays.name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
        {relay && isStandard(relay) ? (
          <Text fz="sm" c="dimmed">
            {t('relays.standardUrl')}
          </Text>
        ) : (
          <PasswordInput
            label={relay ? `${t('relays.newUrl')} (${t('app.optional')})` : t('relays.url')}
            description={`${t('relays.urlHint')} ${t(relay ? 'relays.urlStays' : 'relays.urlOnce')}`}
            required={relay === null}
            // Else the browser fills in the password of whoever is signed in.
            autoComplete="new-password"
            maxLength={2000}
            {...form.getInputProps('url')}
          />
        )}
        <NumberInput
          label={`${t('relays.rate')} (${t('app.optional')})`}
          description={t('relays.rateHint')}
          min={0.01}
          max={100_000}
          styles={{ wrapper: { maxWidth: 240 } }}
          {...form.getInputProps('ratePerSecond')}
        />
        <DomainFields form={form} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(relay ? 'app.save' : 'relays.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
