import { Button, FileInput, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { addDocument, documentCategories, documentsKey } from './documents.queries';
import type { DocumentCategory } from './documents.queries';

const accepted = '.pdf,.png,.jpg,.jpeg,.gif,.webp,.txt,.csv,.ics,.docx,.xlsx,.pptx,.odt,.ods,.odp';

interface DialogProps {
  communityId: string;
  opened: boolean;
  onClose: () => void;
}

/** Uploads a document for everyone who lives in the community. */
export function AddDocumentDialog({ communityId, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('documents.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <AddDocumentForm communityId={communityId} onClose={onClose} />
    </Modal>
  );
}

function AddDocumentForm({ communityId, onClose }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { file: null as File | null, title: '', category: 'governing' as DocumentCategory },
  });
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ file, ...rest }: typeof form.values & { file: File }) => addDocument(communityId, { ...rest, file }),
    onSuccess: async ({ title }) => {
      toastDone(t('documents.added', { title }));
      onClose();
      await queries.invalidateQueries({ queryKey: documentsKey(communityId) });
    },
    onError: (error) => tellForm(error, form),
  });
  const choose = (file: File | null) => {
    form.setFieldValue('file', file);
    if (file && form.values.title === '') form.setFieldValue('title', titleOf(file.name));
  };
  const submit = ({ file, ...rest }: typeof form.values) => {
    if (file) mutate({ file, ...rest });
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack>
        <FileInput
          label={t('documents.file')}
          description={t('documents.fileHint')}
          placeholder={t('documents.choose')}
          accept={accepted}
          required
          data-autofocus
          {...form.getInputProps('file')}
          onChange={choose}
        />
        <TextInput label={t('documents.name')} required maxLength={200} {...form.getInputProps('title')} />
        <Select
          label={t('documents.kind')}
          data={documentCategories.map((value) => ({ value, label: t(`documents.category.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('category')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('documents.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The name of the file as a first title. */
function titleOf(filename: string): string {
  return filename.replace(/\.[^.]+$/, '').replaceAll(/[-_]+/g, ' ');
}
