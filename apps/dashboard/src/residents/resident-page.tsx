import { Button, Grid, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { Page } from '../ui/page';
import { useEditResident } from './edit-resident-form';
import { LedgerCard } from './ledger-card';
import { actionIcons } from './action-icons';
import { actionsFor, isGrave } from './allowed-actions';
import { ResidentDetails } from './resident-details';
import { ResidentMails } from './resident-mails';
import { nameOf } from './resident-name';
import { residentQuery } from './residents.queries';
import type { Resident } from './residents.queries';
import { StatusBadge } from './status-badge';
import { useRemoveResident } from './use-remove-resident';
import { useResidentActions } from './use-resident-actions';

const route = getRouteApi('/signed-in/residents/$residentId');

/** One resident: who they are, where they stand, every mail to them, and what they owe. */
export function ResidentPage() {
  const { residentId } = route.useParams();
  const { data: resident } = useSuspenseQuery(residentQuery(residentId));
  const { timezone } = useSuspenseQuery(communityQuery(resident.communityId)).data;
  return (
    <Page title={nameOf(resident)} lead={<StatusBadge resident={resident} />} actions={<Actions resident={resident} />}>
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <ResidentDetails resident={resident} timezone={timezone} />
            <LedgerCard resident={resident} timezone={timezone} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <ResidentMails resident={resident} timezone={timezone} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Actions({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  const me = useMe();
  const act = useResidentActions();
  const edit = useEditResident();
  const navigate = useNavigate();
  const remove = useRemoveResident(({ communityId }) =>
    navigate({ to: '/communities/$communityId/residents', params: { communityId }, search: {} }),
  );
  return (
    <Group gap="xs">
      {mayEdit(me) && (
        <>
          <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => remove(resident)}>
            {t('residents.remove')}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => edit(resident)}>
            {t('residents.edit')}
          </Button>
        </>
      )}
      {actionsFor(resident, me)
        .toSorted((one, other) => Number(isGrave(other)) - Number(isGrave(one)))
        .map((action) => {
          const Picture = actionIcons[action];
          return (
            <Button
              key={action}
              variant={isGrave(action) ? 'default' : 'filled'}
              leftSection={<Picture size={16} />}
              onClick={() => act[action](resident)}
            >
              {t(`residents.${action}`)}
            </Button>
          );
        })}
    </Group>
  );
}
