import { Alert, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../../session/permissions';
import { useMe } from '../../session/session.queries';
import { Page } from '../../ui/page';
import { communityQuery } from '../communities.queries';
import classes from './community-settings.module.css';
import { EmailRuleSettings } from './email-rule-settings';
import { GeneralSettings } from './general-settings';
import { InvitationSettings } from './invitation-settings';
import { LookSettings } from './look-settings';
import { MailSettings } from './mail-settings';
import { SendingSettings } from './sending-settings';
import { TemplateSettings } from './template-settings';

const route = getRouteApi('/signed-in/communities/$communityId/settings');

/** A community's settings. Who may not change them sees them all the same. */
export function CommunitySettingsPage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const { data: community } = useSuspenseQuery(communityQuery(communityId));
  const may = mayEdit(useMe());
  return (
    <Page title={t('settings.title')}>
      {!may && <Alert maw={760}>{t('settings.readOnly')}</Alert>}
      <fieldset disabled={!may} className={classes.plain}>
        <Stack key={communityId}>
          <GeneralSettings community={community} />
          <LookSettings community={community} />
          <MailSettings community={community} />
          <SendingSettings community={community} />
          <InvitationSettings community={community} />
          <TemplateSettings community={community} />
          <EmailRuleSettings community={community} />
        </Stack>
      </fieldset>
    </Page>
  );
}
