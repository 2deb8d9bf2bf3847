import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { useProfile } from '../session/use-profile';
import classes from '../ui/ui.module.css';
import { fileOf } from './documents.queries';
import type { Document } from './documents.queries';

/** Documents, a line each, which opens the file. */
export function DocumentRows({ documents }: { documents: readonly Document[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { residentId } = useProfile();
  return (
    <ul className={classes.rows}>
      {documents.map((document) => (
        <li key={document.id}>
          <a href={fileOf(document, residentId)} target="_blank" rel="noreferrer" className={classes.row}>
            <span>
              <strong>{document.title}</strong>
              <small>
                {endingOf(document.filename)} · {format.size(document.size)} ·{' '}
                {t('documents.added', { day: format.day(document.createdAt) })}
              </small>
            </span>
            <IconExternalLink size={20} stroke={1.7} aria-hidden />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What kind of file it is, as people call it: "PDF". */
function endingOf(filename: string): string {
  return filename.slice(filename.lastIndexOf('.') + 1).toUpperCase();
}
