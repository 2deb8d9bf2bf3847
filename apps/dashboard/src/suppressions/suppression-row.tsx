import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { RemoveButton } from '../ui/remove-button';
import { RowItem } from '../ui/row-list';
import { removeSuppression, suppressionsKey } from './suppressions.queries';
import type { Suppression } from './suppressions.queries';

/** One address; to mail it again takes a second thought where a mail server or its owner had refused. */
export function SuppressionRow({ suppression: { id, email, reason, at } }: { suppression: Suppression }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <RowItem
      title={email}
      detail={`${t(`suppressions.reason.${reason}`)} · ${t('suppressions.since', { day: format.day(at) })}`}
      actions={
        <RemoveButton
          action={t('suppressions.remove')}
          label={t('suppressions.removeNamed', { email })}
          title={t('suppressions.removeTitle')}
          text={t(`suppressions.removeText.${reason}`, { email })}
          remove={() => removeSuppression(id)}
          done={t('suppressions.removed', { email })}
          listKey={suppressionsKey}
        />
      }
    />
  );
}
