import { Alert, List, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { SettingsCard } from '../../ui/settings-card';
import { useProblems } from '../../ui/use-problems';
import type { Community } from '../communities.queries';
import { useChangeCommunity } from './use-settings';

/** Whether each property needs its own email (B9). It cannot be switched on while some share one: those are listed. */
export function EmailRuleSettings({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const { mutate, isPending, error } = useChangeCommunity(community);
  const conflicts = error instanceof ApiProblem && error.code === 'community.email_conflicts' ? error : null;
  const onError = (problem: Error) => {
    if (!(problem instanceof ApiProblem && problem.code === 'community.email_conflicts')) tell(problem);
  };
  return (
    <SettingsCard title={t('settings.emailRule')}>
      <Switch
        label={t('settings.emailRuleLabel')}
        description={t('settings.emailRuleHint')}
        checked={community.oneEmailPerProperty}
        disabled={isPending}
        onChange={(event) => mutate({ oneEmailPerProperty: event.currentTarget.checked }, { onError })}
      />
      {conflicts && (
        <Alert color="red" title={t('settings.emailConflicts')} role="alert">
          {t('settings.emailConflictsText')}
          <List mt="xs" size="sm">
            {conflicts.errors.map(({ message }) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </SettingsCard>
  );
}
