import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { propertyChoiceQuery } from './residents.queries';
import type { PropertyChoice } from './resident-values';

const NEW = 'new';

interface PropertyFieldProps {
  communityId: string;
  value: PropertyChoice | null;
  onChange: (choice: PropertyChoice | null) => void;
  error?: ReactNode;
}

/** Finds a property by name, address or account number; a name that is not there yet can be added. */
export function PropertyField({ communityId, value, onChange, error }: PropertyFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const chosen = value === null ? null : 'id' in value ? value : { id: NEW, name: value.newName };
  const wanted = text === chosen?.name ? '' : text.trim();
  const [search] = useDebouncedValue(wanted, 200);
  const found = useQuery(propertyChoiceQuery(communityId, search)).data?.items ?? [];
  const same = found.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  if (chosen && !found.some(({ id }) => id === chosen.id)) options.unshift({ value: chosen.id, label: chosen.name });
  if (wanted && !same && chosen?.id !== NEW)
    options.push({ value: NEW, label: t('residents.newProperty', { name: wanted }) });
  const choose = (id: string | null) => {
    if (id === NEW) return onChange({ newName: wanted || (chosen?.name ?? '') });
    const property = found.find((each) => each.id === id);
    onChange(property ? { id: property.id, name: property.name } : null);
  };
  return (
    <Select
      label={t('residents.property')}
      placeholder={t('residents.chooseProperty')}
      required
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('residents.noProperty')}
      data={options}
      value={chosen?.id ?? null}
      onChange={choose}
      error={error}
    />
  );
}
