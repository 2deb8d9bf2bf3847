import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { isStandard, standingOf } from './relay';
import type { Relay } from './relay';

/** So many domains are told in a row; the dialog has them all. */
const DOMAINS_SHOWN = 5;

/** What a relay is held to, and what is the matter with it. */
export function RelayDetail({ relay }: { relay: Relay }) {
  const { t } = useTranslation();
  const { ratePerSecond } = relay;
  return (
    <>
      {ratePerSecond === null ? t('relays.unlimited') : t('relays.most', { count: ratePerSecond })}
      <Domains relay={relay} />
      <Trouble relay={relay} />
    </>
  );
}

function Domains({ relay: { domains } }: { relay: Relay }) {
  const { t } = useTranslation();
  const limits = domains.slice(0, DOMAINS_SHOWN).map(({ domain, ratePerSecond, connections }) => {
    const rate = ratePerSecond !== null && t('relays.perSecond', { rate: ratePerSecond });
    const atOnce = connections !== null && t('relays.atOnce', { count: connections });
    return `${domain}: ${[rate, atOnce].filter(Boolean).join(', ')}`;
  });
  if (limits.length === 0) return null;
  const more = domains.length - limits.length;
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {limits.join(' · ')}
      {more > 0 && ` · ${t('relays.moreDomains', { count: more })}`}
    </div>
  );
}

/** In words that say what to do. One that is paused is not tried, so nothing is the matter. */
function Trouble({ relay }: { relay: Relay }) {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = standingOf(relay);
  if (standing !== 'broken' && standing !== 'slowed') return null;
  const { reason, slowedDomains, probeAt } = relay;
  if (standing === 'slowed') {
    const slower = slowedDomains.slice(0, DOMAINS_SHOWN).join(', ');
    return <Warning>{slower ? t('relays.slowedFor', { domains: slower }) : t('relays.slowed')}</Warning>;
  }
  const address = t(isStandard(relay) ? 'relays.addressOfSettings' : 'relays.addressOwn');
  return (
    <Warning>
      {reason && t(`relays.fault.${reason}`, { address })}
      {probeAt && ` ${t('relays.triedAt', { moment: format.moment(probeAt) })}`}
    </Warning>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <Text inherit component="div" c="var(--portico-warning)">
      {children}
    </Text>
  );
}
