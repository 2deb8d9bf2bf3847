import { Pill } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { usePropertyNames } from './owner-access.queries';
import { kinds } from './owner-access-search';
import type { OwnerAccessSearch } from './owner-access-search';

interface FilterChipsProps {
  communityId: string;
  search: OwnerAccessSearch;
  onChange: (search: OwnerAccessSearch) => void;
}

interface Chip {
  key: string;
  label: string;
  without: OwnerAccessSearch;
}

/** The filter that is in force, each part with its way out. */
export function FilterChips({ communityId, search, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const { day } = useFormat(useQuery(communityQuery(communityId)).data?.timezone);
  const names = usePropertyNames(search.propertyId ?? []);
  return chipsOf(search, t, day, names).map(({ key, label, without }) => (
    <Pill
      key={key}
      size="md"
      withRemoveButton
      onRemove={() => onChange(without)}
      removeButtonProps={{
        'aria-label': t('ownerAccess.removeFilter', { filter: label }),
        tabIndex: 0,
        'aria-hidden': false,
      }}
    >
      {label}
    </Pill>
  ));
}

function chipsOf(
  search: OwnerAccessSearch,
  t: TFunction,
  day: (at: string) => string,
  properties: Record<string, string>,
): Chip[] {
  const chips: Chip[] = [];
  const add = (key: string, label: string, without: Partial<OwnerAccessSearch>) =>
    chips.push({ key, label, without: { ...search, ...without } });
  const { hasEmail, kind, status, propertyId, linkExpired, invitedBefore, deliveryStatus, search: text } = search;
  if (hasEmail !== undefined)
    add('hasEmail', t(hasEmail ? 'ownerAccess.ownersWithEmails' : 'ownerAccess.ownersWithoutEmails'), {
      hasEmail: undefined,
    });
  if (kind?.length === 1) add('kind', t(`ownerAccess.kind_${kind[0]!}`), { kind: [...kinds] });
  const each = <Key extends 'status' | 'propertyId' | 'deliveryStatus'>(
    key: Key,
    values: readonly string[] | undefined,
    label: (value: string) => string,
  ) =>
    values?.forEach((value) => {
      const rest = values.filter((other) => other !== value);
      add(`${key}${value}`, label(value), { [key]: rest.length > 0 ? rest : undefined });
    });
  each('status', status, (value) => t(`residents.${value as 'pending'}`));
  each('propertyId', propertyId, (value) => properties[value] ?? value);
  if (linkExpired !== undefined)
    add('linkExpired', t(linkExpired ? 'ownerAccess.linkExpired' : 'ownerAccess.linkNotExpired'), {
      linkExpired: undefined,
    });
  if (invitedBefore)
    add('invitedBefore', t('ownerAccess.invitedBeforeDay', { day: day(invitedBefore) }), { invitedBefore: undefined });
  each('deliveryStatus', deliveryStatus, (value) => t(`deliveries.status.${value as 'sent'}`));
  if (text) add('search', `“${text}”`, { search: undefined });
  return chips;
}
