import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Property } from './properties.queries';
import { longest } from './property-form';
import type { PropertyField } from './property-form';
import { usePropertyForm } from './use-property-form';

interface DialogProps {
  communityId: string;
  /** Null for a new one. */
  property: Property | null;
  opened: boolean;
  onClose: () => void;
}

/** Adds a property or changes one. */
export function PropertyDialog({ property, opened, ...rest }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t(property ? 'properties.edit' : 'properties.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <PropertyFields property={property} {...rest} />
    </Modal>
  );
}

function PropertyFields({ communityId, property, onClose }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { form, save, isPending } = usePropertyForm(communityId, property, onClose);
  const field = (name: PropertyField) => ({
    label: t(`properties.${name}`),
    maxLength: longest[name] ?? 200,
    ...form.getInputProps(name),
  });
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput
          {...field('name')}
          description={t('properties.nameHint')}
          required={form.values.addressLine1.trim() === ''}
          data-autofocus
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field('unit')} />
          <TextInput {...field('accountNumber')} />
        </SimpleGrid>
        <TextInput {...field('addressLine1')} />
        <TextInput {...field('addressLine2')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field('city')} />
          <TextInput {...field('region')} />
          <TextInput {...field('postalCode')} />
          <TextInput {...field('country')} />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(property ? 'app.save' : 'properties.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
