import { Paper, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import type { Community } from './communities.queries';
import { rowLink } from '../ui/row-list';
import classes from './community-list.module.css';
import { RegisteredBar } from './registered-bar';

/** The communities with their figures; on a phone each is a card. */
export function CommunityList({ communities }: { communities: Community[] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder className={classes.frame}>
      <Table highlightOnHover verticalSpacing="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('communities.name')}</Table.Th>
            <Table.Th className={classes.share}>{t('communities.registered')}</Table.Th>
            <Table.Th className={classes.figure}>{t('communities.pending')}</Table.Th>
            <Table.Th className={classes.figure}>{t('communities.invited')}</Table.Th>
            <Table.Th className={classes.figure}>{t('communities.withoutEmail')}</Table.Th>
            <Table.Th className={classes.lastSend}>{t('communities.lastSend')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {communities.map((community) => (
            <CommunityRow key={community.id} community={community} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function CommunityRow({ community }: { community: Community }) {
  const { id, name, counts, lastSentAt, timezone } = community;
  const { t } = useTranslation();
  const { day } = useFormat(timezone);
  return (
    <Table.Tr className={classes.row}>
      <Table.Td className={classes.name}>
        <Link to="/communities/$communityId" params={{ communityId: id }} className={rowLink}>
          {name}
        </Link>
        <Text fz="sm" c="dimmed">
          {t('communities.properties', { count: counts.properties })}
        </Text>
      </Table.Td>
      <Table.Td className={classes.share}>
        <RegisteredBar counts={counts} />
      </Table.Td>
      <Figure label={t('communities.pending')} value={counts.pending} />
      <Figure label={t('communities.invited')} value={counts.invited} />
      <Figure label={t('communities.withoutEmail')} value={counts.withoutEmail} warns />
      <Table.Td className={classes.lastSend} data-label={t('communities.lastSend')}>
        {lastSentAt ? (
          day(lastSentAt)
        ) : (
          <Text span c="dimmed">
            {t('communities.neverSent')}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Figure({ label, value, warns = false }: { label: string; value: number; warns?: boolean }) {
  const { number } = useFormat();
  const color = value === 0 ? 'dimmed' : warns ? 'var(--portico-warning)' : undefined;
  return (
    <Table.Td className={classes.figure} data-label={label}>
      <Text span c={color} fw={warns && value > 0 ? 600 : undefined}>
        {number(value)}
      </Text>
    </Table.Td>
  );
}
