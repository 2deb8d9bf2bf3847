import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page';
import { FileDrop } from './file-drop';
import { ImportCheck } from './import-check';
import { ImportRun } from './import-run';
import { useRoster } from './use-roster';

const route = getRouteApi('/signed-in/communities/$communityId/residents/import');

const example = {
  name: 'residents.csv',
  csv: 'propertyName,accountNumber,fullName,email,phone\n"12 Elm Street",A-12,"Ada Lovelace",ada@example.com,\n',
};

/** Import: choose a file, see what would happen and mend the mapping, then let it run. Leaving is safe once it runs. */
export function ImportPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const { run } = route.useSearch();
  const navigate = route.useNavigate();
  const roster = useRoster(communityId, (id) => void navigate({ search: { run: id } }));
  const begin = () => {
    roster.forget();
    void navigate({ search: {} });
  };
  return (
    <Page title={t('imports.title')} lead={<Text c="dimmed">{t('imports.lead')}</Text>}>
      {run ? (
        <ImportRun communityId={communityId} id={run} onAgain={begin} />
      ) : roster.file ? (
        <ImportCheck roster={roster} onOther={begin} />
      ) : (
        <FileDrop onFile={roster.choose} pending={roster.isPending} hint={t('imports.dropHint')} example={example} />
      )}
    </Page>
  );
}
