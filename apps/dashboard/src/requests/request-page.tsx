import { Button, Group, Image, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { TextLink } from '../ui/links';
import { Page } from '../ui/page';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { RequestBadge } from './request-badge';
import { RequestComments } from './request-comments';
import { stepsFrom } from './request-state';
import { moveRequest, requestQuery, requestsKey } from './requests.queries';
import type { Request } from './requests.queries';

const route = getRouteApi('/signed-in/requests/$requestId');

/** One maintenance request: what is reported, its photos, what was said, and where it stands. */
export function RequestPage() {
  const { t } = useTranslation();
  const { requestId } = route.useParams();
  const { data: request } = useSuspenseQuery(requestQuery(requestId));
  const format = useFormat(useQuery(communityQuery(request.communityId)).data?.timezone);
  const may = mayEdit(useMe());
  const lead = (
    <Group gap="xs" mt={4}>
      <RequestBadge status={request.status} />
      <Text c="dimmed">
        {t(`requests.category.${request.category}`)} · {format.moment(request.createdAt)}
      </Text>
    </Group>
  );
  return (
    <Page title={request.title} lead={lead} actions={may && <Steps request={request} />}>
      <Paper withBorder p="md" maw={760}>
        <Stack gap="sm">
          <Text c="dimmed" fz="sm">
            <Reporter request={request} /> · {request.propertyName}
          </Text>
          <Text style={{ whiteSpace: 'pre-line' }}>{request.description}</Text>
          <Photos request={request} />
        </Stack>
      </Paper>
      <Title order={2} fz="h4">
        {t('requests.comments')}
      </Title>
      <RequestComments request={request} format={format} />
    </Page>
  );
}

/** Who reported it; their page, while they live there. */
function Reporter({ request: { residentId, residentName } }: { request: Request }) {
  if (residentId === null) return residentName;
  return (
    <TextLink to="/residents/$residentId" params={{ residentId }} inherit underline="always">
      {residentName}
    </TextLink>
  );
}

function Photos({ request: { photos } }: { request: Request }) {
  if (photos.length === 0) return null;
  return (
    <Group gap="sm">
      {photos.map(({ id, url, name }) => (
        <a key={id} href={url} target="_blank" rel="noreferrer">
          <Image src={url} alt={name} h={120} w="auto" radius="sm" fit="contain" />
        </a>
      ))}
    </Group>
  );
}

/** The states that may follow; the resident is shown the new one. */
function Steps({ request: { id, status } }: { request: Request }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (next: Request['status']) => moveRequest(id, next),
    onSuccess: async (moved) => {
      queries.setQueryData(requestQuery(id).queryKey, moved);
      toastDone(t(`requests.moved.${moved.status}`));
      await queries.invalidateQueries({ queryKey: requestsKey });
    },
    onError: tell,
  });
  return stepsFrom(status).map((next, index) => (
    <Button
      key={next}
      variant={index === 0 ? 'filled' : 'default'}
      loading={isPending && variables === next}
      disabled={isPending}
      onClick={() => mutate(next)}
    >
      {t(`requests.move.${next}`)}
    </Button>
  ));
}
