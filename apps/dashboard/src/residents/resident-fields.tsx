import { SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '@portico/web/language';
import { PropertyField } from './property-field';
import { residentKinds } from './resident-search';
import type { ResidentForm } from './resident-values';

/** What is known of a resident, for whoever adds or changes one. */
export function ResidentFields({ communityId, form }: { communityId: string; form: ResidentForm }) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('residents.firstName')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('firstName')}
        />
        <TextInput label={t('residents.lastName')} required maxLength={200} {...form.getInputProps('lastName')} />
      </SimpleGrid>
      <SegmentedControl
        aria-label={t('residents.kind')}
        data={residentKinds.map((value) => ({ value, label: t(`residents.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <PropertyField
        communityId={communityId}
        value={form.values.property}
        onChange={(choice) => form.setFieldValue('property', choice)}
        error={form.errors['property']}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('residents.email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('residents.phone')} type="tel" maxLength={50} {...form.getInputProps('phone')} />
      </SimpleGrid>
      <Select
        label={t('residents.language')}
        description={t('residents.languageHint')}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        clearable
        {...form.getInputProps('locale')}
      />
    </>
  );
}
