import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure';
import { Pending } from '../app/pending';
import { useFormat } from '../i18n/use-format';
import { BackLink } from '../ui/back-link';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import ui from '../ui/ui.module.css';
import { CommentForm } from './comment-form';
import { Comments } from './comments';
import classes from './requests.module.css';
import { requestQuery } from './requests.queries';
import type { Request } from './requests.queries';
import { StatusBadge } from './status-badge';

const route = getRouteApi('/homes/$residentId/requests/$requestId');

/** One request: where it stands, and what was said. */
export function RequestPage() {
  const { t } = useTranslation();
  const { residentId, requestId } = route.useParams();
  const { data, error, refetch } = useQuery({ ...requestQuery(requestId), refetchInterval: 60_000 });
  const back = (
    <BackLink to="/homes/$residentId/requests" params={{ residentId }}>
      {t('requests.title')}
    </BackLink>
  );
  if (error && !data) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <Page title={data?.title ?? t('requests.one')} back={back} lead={data && <Lead request={data} />}>
      {data ? <Story request={data} /> : <Pending />}
    </Page>
  );
}

function Lead({ request: { status, category, createdAt } }: { request: Request }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={classes.meta}>
      <StatusBadge status={status} />
      {t(`requests.categories.${category}`)} · {t('requests.reported', { when: format.moment(createdAt) })}
    </p>
  );
}

function Story({ request }: { request: Request }) {
  const { t } = useTranslation();
  const { id, description, photos, comments } = request;
  return (
    <>
      <Card title={t('requests.description')}>
        <div className={ui.stack}>
          <p className={classes.text}>{description}</p>
          {photos.length > 0 && (
            <ul className={classes.photos}>
              {photos.map(({ id: photoId, name, url }) => (
                <li key={photoId} className={classes.photo}>
                  <a href={url} target="_blank" rel="noreferrer" aria-label={t('requests.openPhoto', { name })}>
                    <img src={url} alt="" loading="lazy" />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Card>
      <Card title={t('requests.answers')}>
        <Comments comments={comments} />
        <CommentForm requestId={id} />
      </Card>
    </>
  );
}
