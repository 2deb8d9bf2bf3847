import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@portico/web/language';
import { useFormat } from '../i18n/use-format';
import type { Resident } from './residents.queries';

/** What is known of a resident. */
export function ResidentDetails({ resident, timezone }: { resident: Resident; timezone: string }) {
  const { t } = useTranslation();
  const format = useFormat(timezone);
  const { propertyName, kind, email, phone, locale, invitation, createdAt } = resident;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="details">
      <Title order={2} fz="h4" mb="sm" id="details">
        {t('residents.details')}
      </Title>
      <Stack component="dl" m={0} gap="xs">
        <Detail name={t('residents.property')}>{propertyName}</Detail>
        <Detail name={t('residents.kind')}>{t(`residents.${kind}`)}</Detail>
        <Detail name={t('residents.email')}>
          {email ? (
            <Anchor href={`mailto:${email}`} inherit>
              {email}
            </Anchor>
          ) : (
            t('residents.noEmail')
          )}
        </Detail>
        <Detail name={t('residents.phone')}>{phone ?? '–'}</Detail>
        <Detail name={t('residents.language')}>{nameOfLanguage(locale) ?? '–'}</Detail>
        <Detail name={t('residents.addedAt')}>{format.day(createdAt)}</Detail>
        {invitation?.sentAt && <Detail name={t('residents.invitedAt')}>{format.moment(invitation.sentAt)}</Detail>}
        {invitation?.expiresAt && resident.portalStatus === 'invited' && (
          <Detail name={t(invitation.expired ? 'residents.linkExpiredAt' : 'residents.linkExpiresAt')}>
            {format.moment(invitation.expiresAt)}
          </Detail>
        )}
      </Stack>
    </Paper>
  );
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" align="baseline">
      <Text component="dt" fz="sm" c="dimmed" w={110} flex="none">
        {name}
      </Text>
      <Text component="dd" m={0} fz="sm">
        {children}
      </Text>
    </Group>
  );
}

/** Under its own name where we speak it. */
function nameOfLanguage(locale: string | null): string | null {
  const known: Record<string, string> = languages;
  return locale && (known[locale.slice(0, 2)] ?? locale);
}
