import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communityChoiceQuery, communityQuery } from '../communities/communities.queries';
import type { UserForm } from './use-user-form';

/** Where somebody works: found by typing, among all communities; those that are chosen stay in the list whatever is typed. */
export function CommunitiesField({ form }: { form: UserForm }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const chosen = form.values.communityIds;
  const names = useQueries({
    queries: chosen.map(communityQuery),
    combine: (found) => found.map(({ data }) => data?.name ?? '…'),
  });
  const found = useQuery(communityChoiceQuery(search)).data?.items ?? [];
  const others = found.filter(({ id }) => !chosen.includes(id));
  return (
    <MultiSelect
      label={t('staff.communitiesField')}
      description={t('staff.communitiesHint')}
      placeholder={t('staff.communitiesSearch')}
      data={[
        ...chosen.map((id, index) => ({ value: id, label: names[index] ?? '…' })),
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t('staff.noCommunity')}
      hidePickedOptions
      {...form.getInputProps('communityIds')}
    />
  );
}
