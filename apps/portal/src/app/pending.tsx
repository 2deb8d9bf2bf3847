import { useTranslation } from 'react-i18next';
import classes from '../ui/ui.module.css';

/** While a page is loading: its outline. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('app.loading')} className={classes.stack}>
      <div className={classes.bone} />
      <div className={classes.bone} data-tall />
    </div>
  );
}
