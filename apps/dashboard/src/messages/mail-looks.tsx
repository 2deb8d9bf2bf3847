import { Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { MailFrame } from '../ui/mail-frame';
import classes from './mail-looks.module.css';

const looks = ['html', 'phone', 'text'] as const;
type Look = (typeof looks)[number];
const PHONE = 375;

/** A mail as it arrives: as HTML, at the width of a phone, or as plain text. */
export function MailLooks({ mail }: { mail: Schema<'MailPreview'> }) {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>('html');
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('messages.look')}
        data={looks.map((value) => ({ value, label: t(`messages.look_${value}`) }))}
        value={look}
        onChange={setLook}
        fullWidth
      />
      <Text fz="sm">
        <Text span c="dimmed">
          {t('messages.subject')}:
        </Text>{' '}
        <strong>{mail.subject}</strong>
      </Text>
      {look === 'text' ? (
        <Paper
          withBorder
          p="md"
          component="section"
          tabIndex={0}
          aria-label={t('messages.look_text')}
          className={classes.text}
        >
          {mail.text}
        </Paper>
      ) : (
        <MailFrame
          html={mail.html}
          title={t('messages.mailOf', { subject: mail.subject })}
          {...(look === 'phone' && { width: PHONE })}
        />
      )}
    </Stack>
  );
}
