import { Button, Group, MultiSelect, Select } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../ui/search-field';
import { isNarrowed, residentKinds, residentStatuses } from './resident-search';
import type { ResidentSearch } from './resident-search';

interface ResidentFiltersProps {
  search: ResidentSearch;
  onChange: (search: ResidentSearch) => void;
}

/** Search and filters over the list; they stand in the address, so that a view can be sent to a colleague. */
export function ResidentFilters({ search, onChange }: ResidentFiltersProps) {
  const { t } = useTranslation();
  const { status = [], kind, hasEmail } = search;
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        label={t('residents.search')}
        value={search.search ?? ''}
        onSearch={(text) => onChange({ ...search, search: text || undefined })}
      />
      <MultiSelect
        aria-label={t('residents.filterStatus')}
        placeholder={status.length === 0 ? t('residents.filterStatus') : undefined}
        data={residentStatuses.map((value) => ({ value, label: t(`residents.${value}`) }))}
        value={status}
        onChange={(chosen) => onChange({ ...search, status: chosen.length > 0 ? chosen : undefined })}
        clearable
        flex="1 1 12rem"
        maw={320}
      />
      <Select
        aria-label={t('residents.filterKind')}
        placeholder={t('residents.filterKind')}
        data={residentKinds.map((value) => ({ value, label: t(`residents.${value}`) }))}
        value={kind?.length === 1 ? (kind[0] ?? null) : null}
        onChange={(chosen) => onChange({ ...search, kind: chosen ? [chosen] : undefined })}
        clearable
        flex="1 1 8rem"
        maw={150}
      />
      <Select
        aria-label={t('residents.filterEmail')}
        placeholder={t('residents.filterEmail')}
        data={[
          { value: 'true', label: t('residents.withEmail') },
          { value: 'false', label: t('residents.withoutEmail') },
        ]}
        value={hasEmail === undefined ? null : String(hasEmail)}
        onChange={(chosen) => onChange({ ...search, hasEmail: chosen === null ? undefined : chosen === 'true' })}
        clearable
        flex="1 1 10rem"
        maw={180}
      />
      {isNarrowed(search) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={16} />}
          onClick={() => onChange({ sort: search.sort })}
        >
          {t('residents.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
