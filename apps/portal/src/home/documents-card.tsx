import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DocumentRows } from '../documents/document-rows';
import { latestDocumentsQuery } from '../documents/documents.queries';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import { CardBody } from './card-body';

/** The newest documents. */
export function DocumentsCard() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const query = useQuery(latestDocumentsQuery(residentId));
  const more = (
    <Link to="/homes/$residentId/documents" params={{ residentId }}>
      {t('home.allDocuments')}
    </Link>
  );
  return (
    <Card title={t('documents.title')} more={more}>
      <CardBody query={query}>
        {(documents) =>
          documents.length > 0 ? <DocumentRows documents={documents} /> : <p>{t('documents.emptyText')}</p>
        }
      </CardBody>
    </Card>
  );
}
