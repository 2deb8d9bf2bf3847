import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { noDomain } from './relay-form';
import type { RelayForm } from './use-relay-form';

/** As many as the API takes. */
const MOST_DOMAINS = 200;

/** What mails to single domains are held to, a line for each. */
export function DomainFields({ form }: { form: RelayForm }) {
  const { t } = useTranslation();
  const { domains } = form.values;
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (place: number) => {
    form.removeListItem('domains', place);
    // The focus stays in the dialog.
    addButton.current?.focus();
  };
  return (
    <Stack gap="xs" align="stretch" role="group" aria-labelledby="relay-domains">
      <div>
        <Text id="relay-domains" fz="sm" fw={600}>
          {t('relays.domains')} ({t('app.optional')})
        </Text>
        <Text fz="xs" c="dimmed">
          {t('relays.domainsHint')}
        </Text>
      </div>
      {domains.map((_, place) => (
        <DomainLine key={place} form={form} place={place} onRemove={() => remove(place)} />
      ))}
      {domains.length < MOST_DOMAINS && (
        <Group>
          <Button
            ref={addButton}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('domains', noDomain)}
          >
            {t('relays.addDomain')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface LineProps {
  form: RelayForm;
  place: number;
  onRemove: () => void;
}

function DomainLine({ form, place, onRemove }: LineProps) {
  const { t } = useTranslation();
  const path = `domains.${place}`;
  const domain = form.values.domains[place]?.domain ?? '';
  return (
    <Group gap="xs" align="flex-start">
      <TextInput
        label={t('relays.domain')}
        placeholder="example.com"
        required
        maxLength={253}
        spellCheck={false}
        // A line that was just added is where one goes on.
        autoFocus={domain === ''}
        flex="2 1 11rem"
        {...form.getInputProps(`${path}.domain`)}
      />
      <NumberInput
        label={t('relays.domainRate')}
        min={0.01}
        max={100_000}
        flex="1 1 7rem"
        {...form.getInputProps(`${path}.ratePerSecond`)}
      />
      <NumberInput
        label={t('relays.connections')}
        min={1}
        max={1000}
        allowDecimal={false}
        flex="1 1 7rem"
        {...form.getInputProps(`${path}.connections`)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        mt={25}
        aria-label={t('relays.removeDomain', { domain })}
        onClick={onRemove}
      >
        <IconX size={18} />
      </ActionIcon>
    </Group>
  );
}
