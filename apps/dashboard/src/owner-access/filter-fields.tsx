import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { instantOf, wallClock } from '../i18n/wall-clock';
import { propertyChoiceQuery } from '../residents/residents.queries';
import { usePropertyNames } from './owner-access.queries';
import { kinds, mailStatuses, statusesOf } from './owner-access-search';
import type { OwnerAccessSearch } from './owner-access-search';

interface FieldsProps {
  communityId: string;
  wanted: OwnerAccessSearch;
  onChange: (wanted: OwnerAccessSearch) => void;
}

/** What the list can be narrowed by, named as the documents name it. */
export function FilterFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { wanted, onChange } = props;
  const statuses = statusesOf[wanted.tab].map((value) => ({ value, label: t(`residents.${value}`) }));
  const mails = mailStatuses.map((value) => ({ value, label: t(`deliveries.status.${value}`) }));
  const emails = ['emailAny', 'ownersWithEmails', 'ownersWithoutEmails'] as const;
  return (
    <>
      <YesNo {...props} field="hasEmail" label={t('ownerAccess.emailAddresses')} answers={emails} />
      <KindField {...props} />
      <Several {...props} field="status" label={t('residents.status')} data={statuses} />
      <PropertiesField {...props} />
      <YesNo
        {...props}
        field="linkExpired"
        label={t('ownerAccess.link')}
        answers={['any', 'linkExpired', 'linkNotExpired']}
      />
      <InvitedBefore {...props} />
      <Several {...props} field="deliveryStatus" label={t('ownerAccess.lastMail')} data={mails} />
      <TextInput
        label={t('ownerAccess.text')}
        value={wanted.search ?? ''}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...wanted, search: currentTarget.value || undefined })}
      />
    </>
  );
}

type Answer = 'any' | 'emailAny' | 'ownersWithEmails' | 'ownersWithoutEmails' | 'linkExpired' | 'linkNotExpired';

interface YesNoProps extends FieldsProps {
  field: 'hasEmail' | 'linkExpired';
  label: string;
  /** What any, yes and no are called. */
  answers: readonly [Answer, Answer, Answer];
}

function YesNo({ wanted, onChange, field, label, answers: [any, yes, no] }: YesNoProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      data={[
        { value: 'any', label: t(`ownerAccess.${any}`) },
        { value: 'true', label: t(`ownerAccess.${yes}`) },
        { value: 'false', label: t(`ownerAccess.${no}`) },
      ]}
      value={String(wanted[field] ?? 'any')}
      onChange={(value) => onChange({ ...wanted, [field]: value === 'any' ? undefined : value === 'true' })}
      allowDeselect={false}
    />
  );
}

interface SeveralProps extends FieldsProps {
  field: 'status' | 'deliveryStatus';
  label: string;
  data: { value: string; label: string }[];
}

function Several({ wanted, onChange, field, label, data }: SeveralProps) {
  return (
    <MultiSelect
      label={label}
      data={data}
      value={wanted[field] ?? []}
      onChange={(value) => onChange({ ...wanted, [field]: value.length > 0 ? value : undefined })}
      clearable
    />
  );
}

/** Both kinds are all kinds. */
function KindField({ wanted, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('residents.kind')}
      data={(['any', ...kinds] as const).map((value) => ({ value, label: t(`ownerAccess.kind_${value}`) }))}
      value={wanted.kind?.length === 1 ? (wanted.kind[0] ?? 'any') : 'any'}
      onChange={(value) => onChange({ ...wanted, kind: kinds.filter((kind) => value === 'any' || kind === value) })}
      allowDeselect={false}
    />
  );
}

/** Found by typing; those that are chosen stay in the list whatever is typed. */
function PropertiesField({ communityId, wanted, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const chosen = wanted.propertyId ?? [];
  const names = usePropertyNames(chosen);
  const found = useQuery(propertyChoiceQuery(communityId, search)).data?.items ?? [];
  const others = found.filter(({ id }) => !chosen.includes(id));
  return (
    <MultiSelect
      label={t('residents.property')}
      data={[
        ...chosen.map((id) => ({ value: id, label: names[id] ?? id })),
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={chosen}
      onChange={(value) => onChange({ ...wanted, propertyId: value.length > 0 ? value : undefined })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already.
      filter={({ options }) => options}
      clearable
      hidePickedOptions
    />
  );
}

/** A day of the community's; everyone whose last invitation went out before it began. */
function InvitedBefore({ communityId, wanted, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const zone = useQuery(communityQuery(communityId)).data?.timezone ?? 'UTC';
  const { invitedBefore } = wanted;
  const change = (day: string) => onChange({ ...wanted, invitedBefore: instantOf(`${day}T00:00`, zone) });
  return (
    <TextInput
      type="date"
      label={t('ownerAccess.invitedBefore')}
      value={invitedBefore ? wallClock(invitedBefore, zone).slice(0, 10) : ''}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
