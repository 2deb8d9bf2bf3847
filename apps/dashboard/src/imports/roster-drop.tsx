import { Anchor, Button, FileButton, Text, ThemeIcon } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './roster-drop.module.css';

const example =
  'propertyName,accountNumber,fullName,email,phone\n"12 Elm Street",A-12,"Ada Lovelace",ada@example.com,\n';
const exampleAddress = `data:text/csv;charset=utf-8,${encodeURIComponent(example)}`;

interface RosterDropProps {
  onFile: (file: File) => void;
  pending: boolean;
}

/** Where the file comes in: dropped, or chosen by a button. */
export function RosterDrop({ onFile, pending }: RosterDropProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const stop = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent) => {
    stop(false)(event);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className={classes.zone}
      data-over={over || undefined}
      onDragOver={stop(true)}
      onDragLeave={stop(false)}
      onDrop={drop}
    >
      <ThemeIcon size={52} radius="xl" variant="light">
        <IconFileSpreadsheet size={28} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600}>{t('imports.drop')}</Text>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,text/csv">
        {(props) => (
          <Button {...props} loading={pending}>
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
      <Text fz="sm" c="dimmed" maw={480}>
        {t('imports.dropHint')}{' '}
        <Anchor href={exampleAddress} download="residents.csv" inherit underline="always">
          {t('imports.example')}
        </Anchor>
      </Text>
    </div>
  );
}
