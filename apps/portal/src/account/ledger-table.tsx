import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import classes from './account.module.css';
import type { LedgerEntry } from './account.queries';

/** The lines of the account, newest first. */
export function LedgerTable({ currency, entries }: { currency: string; entries: LedgerEntry[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes.table} aria-label={t('account.history')}>
      <thead>
        <tr>
          <th scope="col" className={classes.date}>
            {t('account.date')}
          </th>
          <th scope="col">{t('account.what')}</th>
          <th scope="col" className={classes.amount}>
            {t('account.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.id} currency={currency} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ currency, entry }: { currency: string; entry: LedgerEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, kind, description, reference, amount, dueDate } = entry;
  const more = [reference, dueDate && t('account.due', { day: format.date(dueDate) })].filter(Boolean).join(' · ');
  return (
    <tr>
      <td className={classes.date}>{format.date(date)}</td>
      <td>
        {description}
        <span className={classes.soft}>
          {t(`account.kinds.${kind}`)}
          <span className={classes.phone}> · {format.date(date)}</span>
        </span>
        {more && <span className={classes.soft}>{more}</span>}
      </td>
      <td className={amount < 0 ? `${classes.amount} ${classes.paid}` : classes.amount}>
        {format.money(amount, currency)}
      </td>
    </tr>
  );
}
