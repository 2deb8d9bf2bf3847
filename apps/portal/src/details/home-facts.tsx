import { useTranslation } from 'react-i18next';
import classes from './details.module.css';
import type { HomeDetails } from './details.queries';
import ui from '../ui/ui.module.css';

/** Who one is there, as the community has it. */
export function HomeFacts({ home }: { home: HomeDetails }) {
  const { t } = useTranslation();
  const { firstName, lastName, kind, email, communityName, property } = home;
  const address = [property.addressLine1, property.addressLine2, property.city, property.region, property.postalCode];
  const facts: [string, string | null][] = [
    [t('details.name'), [firstName, lastName].filter(Boolean).join(' ')],
    [t('details.property'), property.name],
    [t('details.address'), address.filter(Boolean).join(', ')],
    [t('details.unit'), property.unit],
    [t('details.accountNumber'), property.accountNumber],
    [t('details.kind'), t(`app.${kind}`)],
    [t('details.email'), email],
  ];
  return (
    <div className={ui.stack}>
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={ui.small}>{t('details.wrong', { community: communityName })}</p>
    </div>
  );
}
