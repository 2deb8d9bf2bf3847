import { ActionIcon, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import type { Message } from './message';
import { useAttachments } from './use-attachments';

const accepted = '.pdf,.png,.jpg,.jpeg,.gif,.webp,.txt,.csv,.ics,.docx,.xlsx,.pptx,.odt,.ods,.odp';

/** The paperclip: several files at once, such as a welcome package. */
export function Attachments({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { uploads, add, remove } = useAttachments(message);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <FileButton multiple accept={accepted} onChange={add}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={16} />}>
              {t('messages.attach')}
            </Button>
          )}
        </FileButton>
        <Text fz="xs" c="dimmed">
          {t('messages.attachHint')}
        </Text>
      </Group>
      {message.attachments.map(({ id, filename, size }) => (
        <Group key={id} gap="xs" wrap="nowrap">
          <IconFile size={16} aria-hidden />
          <Text fz="sm">{filename}</Text>
          <Text fz="xs" c="dimmed">
            {format.size(size)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('messages.detach', { name: filename })}
            onClick={() => remove(id)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {uploads.map(({ key, name, share }) => (
        <div key={key}>
          <Text fz="sm">{name}</Text>
          <Progress value={share * 100} aria-label={t('messages.uploading', { name })} />
        </div>
      ))}
    </Stack>
  );
}
