import { Anchor, Button, FileButton, Text, ThemeIcon } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

interface FileDropProps {
  onFile: (file: File) => void;
  pending: boolean;
  /** What should stand in it. */
  hint: ReactNode;
  /** One to look at and to fill in. */
  example: { name: string; csv: string };
}

/** Where a CSV comes in: dropped, or chosen by a button. */
export function FileDrop({ onFile, pending, hint, example }: FileDropProps) {
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
        {hint}{' '}
        <Anchor href={csvAddress(example.csv)} download={example.name} inherit underline="always">
          {t('imports.example')}
        </Anchor>
      </Text>
    </div>
  );
}

/** An address of the text itself, to download. */
export function csvAddress(csv: string): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
}
