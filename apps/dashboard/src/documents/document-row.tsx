import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { RemoveButton } from '../ui/remove-button';
import { RowItem, rowLink } from '../ui/row-list';
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
        <Badge variant="light" color="gray">
          {t(`documents.category.${category}`)}
        </Badge>
      }
      detail={`${filename} · ${format.size(size)} · ${format.day(createdAt)}`}
      actions={
        may && (
          <RemoveButton
            action={t('documents.remove')}
            label={t('documents.removeNamed', { title })}
            title={t('documents.removeTitle', { title })}
            text={t('documents.removeText')}
            remove={() => removeDocument(id)}
            done={t('documents.removed', { title })}
            listKey={documentsKey(document.communityId)}
          />
        )
      }
    />
  );
}
