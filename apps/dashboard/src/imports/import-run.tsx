import { Alert, Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useResidentsChanged } from '../residents/use-residents-changed';
import { ButtonLink } from '../ui/links';
import { ProblemAlert } from '../ui/problem-alert';
import { ImportFigures } from './import-figures';
import { ImportProblems } from './import-problems';
import { isOver, percentOf } from './import-progress';
import { importQuery } from './imports.queries';

interface ImportRunProps {
  communityId: string;
  id: string;
  onAgain: () => void;
}

/** An import while it runs, and what became of it. */
export function ImportRun({ communityId, id, onAgain }: ImportRunProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(importQuery(id));
  const over = data !== undefined && isOver(data);
  const refresh = useResidentsChanged();
  useEffect(() => {
    if (over) void refresh(communityId);
    // Once, when it ends: `refresh` is another function each time.
  }, [over, communityId]);
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={220} role="status" aria-label={t('app.loading')} />;
  const { status, filename, failure } = data;
  return (
    <Stack maw={960}>
      <Text fw={600} role="status">
        {filename}: {t(`imports.status.${status}`)}
      </Text>
      {!over && (
        <>
          <Progress value={percentOf(data) ?? 100} animated aria-label={t('imports.status.running')} />
          <Text c="dimmed" fz="sm">
            {t('imports.safeToLeave')}
          </Text>
        </>
      )}
      {failure && <Alert color="red">{failure}</Alert>}
      <ImportFigures of={data} />
      <ImportProblems of={data} />
      {over && (
        <Group>
          <ButtonLink to="/communities/$communityId/residents" params={{ communityId }}>
            {t('imports.seeResidents')}
          </ButtonLink>
          <ButtonLink to="/communities/$communityId/owner-access" params={{ communityId }} variant="default">
            {t('imports.invite')}
          </ButtonLink>
          <Button variant="subtle" onClick={onAgain}>
            {t('imports.again')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
