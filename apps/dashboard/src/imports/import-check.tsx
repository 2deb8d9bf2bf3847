import { Alert, Button, Group, Progress, Stack, Switch, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { ProblemAlert } from '../ui/problem-alert';
import { ImportFigures } from './import-figures';
import { changesOf, isOver, percentOf } from './import-progress';
import { ImportProblems } from './import-problems';
import { importQuery } from './imports.queries';
import { MappingTable } from './mapping-table';
import { useColumnSamples } from './use-column-samples';
import type { Roster } from './use-roster';

/** What would happen: the mapping, the figures and every problem, before anything is changed. */
export function ImportCheck({ roster, onOther }: { roster: Roster; onOther: () => void }) {
  const { t } = useTranslation();
  const query = importQuery(roster.rehearsalId ?? '');
  const { data, error, refetch } = useQuery({
    ...query,
    enabled: roster.rehearsalId !== null,
    placeholderData: keepPreviousData,
  });
  const samples = useColumnSamples(roster.file, data?.mapping);
  const [sending, setSending] = useState(false);
  const may = maySend(useMe());
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  const over = data !== undefined && isOver(data) && !roster.isPending && data.id === roster.rehearsalId;
  return (
    <Stack maw={960}>
      <Group justify="space-between">
        <Text fw={600}>{roster.file?.name}</Text>
        <Button variant="default" size="xs" onClick={onOther}>
          {t('imports.otherFile')}
        </Button>
      </Group>
      {!over && <Progress value={(data && percentOf(data)) ?? 100} animated aria-label={t('imports.checking')} />}
      {data?.failure && <Alert color="red">{data.failure}</Alert>}
      {data && (
        <>
          <MappingTable mapping={data.mapping} samples={samples} disabled={!over} onChange={roster.remap} />
          <ImportFigures of={data} />
          <ImportProblems of={data} />
          <Switch
            label={t('imports.sendInvitations')}
            description={t('imports.sendInvitationsHint')}
            checked={sending && may}
            disabled={!may}
            onChange={(event) => setSending(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button
              disabled={!over || changesOf(data) === 0}
              loading={roster.isPending}
              onClick={() => roster.run(data.mapping, sending && may)}
            >
              {t('imports.run', { count: changesOf(data) })}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
