import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import type { Message } from './message';
import { readableSubject } from './readable-subject';

/** The subject of a message as it stands in titles. */
export function useSubject({ communityId, subject }: Message): string {
  const { t } = useTranslation();
  const { data: community } = useQuery(communityQuery(communityId));
  return readableSubject(subject, community?.name ?? '', t);
}
