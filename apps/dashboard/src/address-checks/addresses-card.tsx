import { Accordion, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../messages/message';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { EndlessList } from '../ui/endless-list';
import { AddressRow } from './address-row';
import { addressChecksQuery, type AddressCheck, type Finding } from './address-checks.queries';
import { CorrectionDialog } from './correction-dialog';
import { useAllTypos } from './use-correction';

/** What stands in the way of a mail first, what is only a note last. */
const findings = ['typo', 'no_mail_domain', 'role', 'shared'] as const satisfies Finding[];

/** The address doctor: which addresses of a reviewed message look wrong, each with its correction. Folded where none does, or there are only notes. */
export function AddressesCard({ message }: { message: Message }) {
  const { t } = useTranslation();
  const groups = useGroups(message);
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const [edited, setEdited] = useState<AddressCheck | null>(null);
  // It is an aid: while it is not there the review goes on without it.
  if (!groups) return null;
  const wrong = totalOf(groups.filter(({ finding }) => finding !== 'shared'));
  const open = unfolded ?? wrong > 0;
  return (
    <Accordion
      variant="contained"
      value={open ? 'addresses' : null}
      onChange={(value) => setUnfolded(value !== null)}
      order={2}
    >
      <Accordion.Item value="addresses">
        <Accordion.Control>
          <Text fw={600}>{t('addressChecks.title', { count: wrong })}</Text>
        </Accordion.Control>
        <Accordion.Panel>
          {totalOf(groups) === 0 && <Text fz="sm">{t('addressChecks.none')}</Text>}
          <Stack>
            {groups.map((group) => (
              <FindingGroup key={group.finding} message={message} group={group} onEdit={setEdited} />
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <CorrectionDialog message={message} check={edited} onClose={() => setEdited(null)} />
    </Accordion>
  );
}

const totalOf = (groups: Group[]): number => groups.reduce((sum, { total }) => sum + total, 0);

type Group = NonNullable<ReturnType<typeof useGroups>>[number];

/** Undefined until all are known. */
function useGroups({ id }: Message) {
  const [typo, dead, role, shared] = [
    useInfiniteQuery(addressChecksQuery(id, 'typo')),
    useInfiniteQuery(addressChecksQuery(id, 'no_mail_domain')),
    useInfiniteQuery(addressChecksQuery(id, 'role')),
    useInfiniteQuery(addressChecksQuery(id, 'shared')),
  ];
  const groups = [typo, dead, role, shared].flatMap((more, index) => {
    const { data } = more;
    if (!data) return [];
    const rows = data.pages.flatMap(({ items }) => items);
    return [{ finding: findings[index]!, total: data.pages[0]?.total ?? 0, rows, more }];
  });
  return groups.length === findings.length ? groups : undefined;
}

interface FindingGroupProps {
  message: Message;
  group: Group;
  onEdit: (check: AddressCheck) => void;
}

function FindingGroup({ message, group: { finding, total, rows, more }, onEdit }: FindingGroupProps) {
  const { t } = useTranslation();
  const may = mayEdit(useMe());
  const { ask, isPending } = useAllTypos(message, total);
  if (total === 0) return null;
  const title = t(`addressChecks.finding.${finding}`, { count: total });
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end" gap="xs">
        <div>
          <Title order={3} fz="sm">
            {title}
          </Title>
          <Text fz="sm" c="dimmed">
            {t(`addressChecks.meaning.${finding}`)}
          </Text>
        </div>
        {may && finding === 'typo' && total > 1 && (
          <Button size="compact-sm" leftSection={<IconWand size={16} />} loading={isPending} onClick={ask}>
            {t('addressChecks.all', { count: total })}
          </Button>
        )}
      </Group>
      <EndlessList
        label={title}
        rows={rows}
        keyOf={({ residentId }) => residentId}
        more={more}
        total={total}
        maxHeight={280}
      >
        {(check) => <AddressRow message={message} check={check} may={may} onEdit={() => onEdit(check)} />}
      </EndlessList>
    </Stack>
  );
}
