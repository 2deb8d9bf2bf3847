import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { useProfile } from '../session/use-profile';
import type { Ledger } from './account.queries';
import classes from './balance.module.css';
import { dayIn, nextDue } from './next-due';

/** What is owed, and until when. */
export function Balance({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { balance, currency, asOf } = ledger;
  if (balance === null || currency === null) return <p>{t('account.unknown')}</p>;
  const state = balance < 0 ? 'account.credit' : balance === 0 ? 'account.settled' : 'account.owed';
  return (
    <>
      <p>{t(state)}</p>
      <p className={classes.sum}>{format.money(Math.abs(balance), currency)}</p>
      <DueLine ledger={ledger} />
      {asOf && <p className={classes.as}>{t('account.asOf', { when: format.moment(asOf) })}</p>}
    </>
  );
}

function DueLine({ ledger: { balance, entries } }: { ledger: Ledger }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProfile();
  const due = nextDue(balance ?? 0, entries, dayIn(timezone, new Date()));
  if (!due) return null;
  return due.overdue ? (
    <p className={classes.overdue}>{t('account.overdue', { day: format.date(due.day) })}</p>
  ) : (
    <p>{t('account.due', { day: format.date(due.day) })}</p>
  );
}
