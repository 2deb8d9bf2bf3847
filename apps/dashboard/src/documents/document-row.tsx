import { Badge, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { RowItem, rowLink } from '../ui/row-list';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { documentsKey, removeDocument } from './documents.queries';
import type { Document } from './documents.queries';

/** One document; its title opens the file. */
export function DocumentRow({ document }: { document: Document }) {
  const { t } = useTranslation();
  const format = useFormat(useQuery(communityQuery(document.communityId)).data?.timezone);
  const may = mayEdit(useMe());
  const { id, title, category, filename, size, createdAt } = document;
  return (
    <RowItem
      title={
        <a href={`/api/v1/documents/${id}/file`} target="_blank" rel="noreferrer" className={rowLink}>
          {title}
        </a>
      }
      badges={
        <Badge variant="light" color="gray" tt="none">
          {t(`documents.category.${category}`)}
        </Badge>
      }
      detail={`${filename} · ${format.bytes(size)} · ${format.day(createdAt)}`}
      actions={may && <RemoveButton document={document} />}
    />
  );
}

function RemoveButton({ document: { id, title, communityId } }: { document: Document }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeDocument(id),
    onSuccess: async () => {
      toastDone(t('documents.removed', { title }));
      await queries.invalidateQueries({ queryKey: documentsKey(communityId) });
    },
    onError: tell,
  });
  const ask = () =>
    confirm({
      title: t('documents.removeTitle', { title }),
      text: t('documents.removeText'),
      action: t('documents.remove'),
      onConfirm: mutate,
    });
  return (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      onClick={ask}
      aria-label={t('documents.removeNamed', { title })}
    >
      {t('documents.remove')}
    </Button>
  );
}
