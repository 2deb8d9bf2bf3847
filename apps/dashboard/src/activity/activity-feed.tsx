import { Badge, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Community } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { readableSubject } from '../messages/readable-subject';
import { ListContent } from '../ui/list-content';
import { RowItem, RowList, rowLink } from '../ui/row-list';
import { pageOf } from './activity-page-path';
import { activityQuery } from './activity.queries';
import type { Activity } from './activity.queries';

/** The Community Activity Feed: drafts are found again in it (B6). */
export function ActivityFeed({ community }: { community: Community }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(activityQuery(community.id));
  return (
    <Stack gap="sm" component="section" aria-labelledby="activity">
      <Title order={2} fz="h4" id="activity">
        {t('activity.title')}
      </Title>
      <ListContent
        list={list}
        empty={
          <Paper withBorder p="lg">
            <Text c="dimmed">{t('activity.empty')}</Text>
          </Paper>
        }
      >
        {(entries) => (
          <RowList label={t('activity.title')}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} community={community} />
            ))}
          </RowList>
        )}
      </ListContent>
    </Stack>
  );
}

function Entry({ entry, community }: { entry: Activity; community: Community }) {
  const { type, subject, actor, at, link } = entry;
  const { t } = useTranslation();
  const format = useFormat(community.timezone);
  const page = pageOf(link, community.id);
  const title = readableSubject(subject, community.name, t);
  return (
    <RowItem
      title={
        page ? (
          <Link to={page} className={rowLink}>
            {title}
          </Link>
        ) : (
          title
        )
      }
      badges={
        type === 'message.drafted' && (
          <Badge variant="light" color="violet">
            {t('activity.draft')}
          </Badge>
        )
      }
      detail={
        <>
          {t(`activity.type.${wordOf(type)}`)}
          {actor && actor !== subject && ` · ${actor}`} · <time dateTime={at}>{format.moment(at)}</time>
        </>
      }
    />
  );
}

type WordOf<Type> = Type extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never;

/** A point would lead the catalogue a level down. */
function wordOf(type: Activity['type']): WordOf<Activity['type']> {
  return type.replace('.', '_') as WordOf<Activity['type']>;
}
