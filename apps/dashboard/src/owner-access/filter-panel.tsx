import { Button, Collapse, Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChips } from './filter-chips';
import { FilterFields } from './filter-fields';
import { kinds } from './owner-access-search';
import type { OwnerAccessSearch } from './owner-access-search';

interface FilterPanelProps {
  communityId: string;
  search: OwnerAccessSearch;
  onApply: (search: OwnerAccessSearch) => void;
}

/** The filter behind its button (B2): Apply applies and folds it away; what is in force stands beside as chips. */
export function FilterPanel({ communityId, search, onApply }: FilterPanelProps) {
  const { t } = useTranslation();
  const [opened, panel] = useDisclosure();
  const [wanted, setWanted] = useState(search);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const open = () => {
    setWanted(search);
    panel.toggle();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply(wanted);
    panel.close();
    button.current?.focus();
  };
  return (
    <div>
      <Group gap="xs">
        <Button
          ref={button}
          variant={opened ? 'light' : 'default'}
          leftSection={<IconFilter size={16} />}
          aria-expanded={opened}
          aria-controls={id}
          onClick={open}
        >
          {t('ownerAccess.filter')}
        </Button>
        <FilterChips communityId={communityId} search={search} onChange={onApply} />
      </Group>
      <Collapse expanded={opened} id={id}>
        <Paper withBorder p="md" mt="sm" component="form" onSubmit={apply}>
          <Stack>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
              <FilterFields communityId={communityId} wanted={wanted} onChange={setWanted} />
            </SimpleGrid>
            <Group justify="flex-end">
              <Button
                variant="subtle"
                color="gray"
                onClick={() => setWanted({ tab: search.tab, sort: search.sort, kind: [...kinds] })}
              >
                {t('ownerAccess.clear')}
              </Button>
              <Button type="submit">{t('ownerAccess.apply')}</Button>
            </Group>
          </Stack>
        </Paper>
      </Collapse>
    </div>
  );
}
