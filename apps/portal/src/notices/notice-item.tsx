import { IconChevronDown, IconPaperclip } from '@tabler/icons-react';
import { useFormat } from '../i18n/use-format';
import ui from '../ui/ui.module.css';
import classes from './notices.module.css';
import type { Notice } from './notices.queries';

/** One notice: its subject, and behind it what was written. The gateway has made the HTML safe, and its policy lets no script run. */
export function NoticeItem({ notice, open }: { notice: Notice; open: boolean }) {
  const format = useFormat();
  const { subject, html, sentAt, attachments } = notice;
  return (
    <details className={classes.notice} open={open}>
      <summary className={classes.summary}>
        <span>
          <h2>{subject}</h2>
          <small>{format.moment(sentAt)}</small>
        </span>
        <IconChevronDown size={20} aria-hidden />
      </summary>
      <div className={classes.body}>
        <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />
        {attachments.length > 0 && (
          <ul className={classes.files}>
            {attachments.map(({ id, filename, size, url }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noreferrer" className={ui.button} data-quiet>
                  <IconPaperclip size={18} aria-hidden />
                  {filename} ({format.size(size)})
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
