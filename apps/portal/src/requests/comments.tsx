import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import classes from './requests.module.css';
import type { Request } from './requests.queries';

/** What both sides said, oldest first. */
export function Comments({ comments }: { comments: Request['comments'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (comments.length === 0) return <p className={classes.comments}>{t('requests.noAnswers')}</p>;
  return (
    <ol className={classes.comments}>
      {comments.map(({ id, at, author, text }) => (
        <li key={id} className={classes.comment} data-mine={author.kind === 'resident' || undefined}>
          <p className={classes.who}>
            <strong>{author.kind === 'resident' ? t('requests.you') : author.name}</strong> · {format.moment(at)}
          </p>
          <p className={classes.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}
