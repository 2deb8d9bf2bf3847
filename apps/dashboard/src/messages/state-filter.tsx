import { Chip, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import type { Message } from './message';
import { countStates } from './progress';

const route = getRouteApi('/signed-in/communities/$communityId/messages/$messageId');

/** The counts by state; each narrows the list to those people. */
export function StateFilter({ message: { counts } }: { message: Message }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const states = countStates.filter((state) => counts[state] > 0 || state === show);
  const choose = (value: string) => {
    const next = [...countStates, 'excluded' as const].find((state) => state === value);
    void navigate({ search: { show: next }, replace: true, resetScroll: false });
  };
  return (
    <Chip.Group value={show ?? 'all'} onChange={choose}>
      <Group gap="xs" role="radiogroup" aria-label={t('messages.showState')}>
        <Chip value="all" variant="light">{`${t('messages.all')} ${number(counts.recipients)}`}</Chip>
        {states.map((state) => (
          <Chip key={state} value={state} variant="light">
            {`${t(`deliveries.status.${state}`)} ${number(counts[state])}`}
          </Chip>
        ))}
        {(counts.excluded > 0 || show === 'excluded') && (
          <Chip value="excluded" variant="light">{`${t('messages.leftOut')} ${number(counts.excluded)}`}</Chip>
        )}
      </Group>
    </Chip.Group>
  );
}
