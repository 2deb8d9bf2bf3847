import { Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { progressQuery } from './communities.queries';
import classes from './progress-chart.module.css';
import { curveOf } from './progress-curve';

const box = { width: 600, height: 140 };
const lines = ['invited', 'registered'] as const;

/** Invited and registered over time, out of all residents. A drawing of our own: a library would weigh more than the page. */
export function ProgressChart({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  // The days are the community's own already.
  const format = useFormat('UTC');
  const { data, isError } = useQuery(progressQuery(communityId));
  if (isError) return null; // the figures above say the most of it
  if (!data) return <Skeleton h={180} />;
  const [first, last] = [data.days[0], data.days.at(-1)];
  if (!first || !last) return <Text c="dimmed">{t('community.noProgress')}</Text>;
  const [from, to] = [format.day(first.date), format.day(last.date)];
  const { invited, registered } = last;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        className={classes.chart}
        viewBox={`0 -3 ${box.width} ${box.height + 6}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('community.progressLabel', { from, to, invited, registered, residents: data.residents })}
      >
        {[0, 0.5, 1].map((share) => (
          <line key={share} className={classes.ground} x2={box.width} y1={share * box.height} y2={share * box.height} />
        ))}
        {lines.map((line) => (
          <polyline
            key={line}
            className={classes[line]}
            vectorEffect="non-scaling-stroke"
            points={curveOf(
              data.days.map((day) => day[line]),
              data.residents,
              box,
            )}
          />
        ))}
      </svg>
      <Group justify="space-between" mt={4} fz="xs" c="dimmed" component="figcaption">
        <span>{from}</span>
        <Group gap="md">
          {lines.map((line) => (
            <span key={line}>
              <svg className={classes.key} viewBox="0 0 24 8" aria-hidden>
                <line className={classes[line]} x2={24} y1={4} y2={4} />
              </svg>
              {t(`community.${line}`, { count: last[line] })}
            </span>
          ))}
        </Group>
        <span>{to !== from && to}</span>
      </Group>
    </figure>
  );
}
