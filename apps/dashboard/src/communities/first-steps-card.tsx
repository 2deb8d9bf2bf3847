import { Group, List, Paper, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/links';
import type { Community } from './communities.queries';
import { firstSteps } from './first-steps';
import type { FirstStep } from './first-steps';

const ways = {
  residents: { to: '/communities/$communityId/residents/import', search: {} },
  emails: { to: '/communities/$communityId/residents/mass-edit', search: { hasEmail: false } },
  invite: { to: '/communities/$communityId/owner-access', search: {} },
} as const satisfies Record<FirstStep, object>;

/** What to do first in a new community; the next step has the button. */
export function FirstStepsCard({ community: { id, counts } }: { community: Community }) {
  const { t } = useTranslation();
  const steps = Object.entries(firstSteps(counts)) as [FirstStep, boolean][];
  const params = { communityId: id };
  const next = steps.find(([, done]) => !done)?.[0];
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-labelledby="first-steps">
      <Title order={2} fz="h4" mb="md" id="first-steps">
        {t('community.firstSteps')}
      </Title>
      <List spacing="md" listStyleType="none" center={false}>
        {steps.map(([step, done]) => (
          <List.Item
            key={step}
            icon={
              <ThemeIcon color={done ? 'teal' : 'gray'} variant="light" size={26} radius="xl">
                {done ? <IconCheck size={16} /> : <IconCircleDashed size={16} />}
              </ThemeIcon>
            }
          >
            <Text fw={600}>
              {t(`community.step.${step}`)}
              {done && <VisuallyHidden> ({t('community.stepDone')})</VisuallyHidden>}
            </Text>
            <Text fz="sm" c="dimmed">
              {t(`community.stepText.${step}`, { count: counts.withoutEmail })}
            </Text>
            {(step === next || (step === 'invite' && counts.residents > counts.withoutEmail)) && (
              <Group gap="xs" mt="xs">
                <ButtonLink size="xs" {...ways[step]} params={params}>
                  {t(`community.stepAction.${step}`)}
                </ButtonLink>
                {step === 'residents' && (
                  <ButtonLink size="xs" variant="default" to="/communities/$communityId/residents" params={params}>
                    {t('community.addByHand')}
                  </ButtonLink>
                )}
              </Group>
            )}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
