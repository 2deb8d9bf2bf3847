import { useTranslation } from 'react-i18next';
import { mayOperate } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { TextLink } from '../ui/links';

/** Beside a mail that waits for a relay: the way to the relays, or whom to ask. */
export function RelayHelp() {
  const { t } = useTranslation();
  if (!mayOperate(useMe())) return t('relays.askOperator');
  return (
    <TextLink to="/relays" inherit underline="always">
      {t('relays.see')}
    </TextLink>
  );
}
