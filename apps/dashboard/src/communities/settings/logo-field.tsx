import { Button, FileButton, Group, Input } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../../ui/toasts';
import { useProblems } from '../../ui/use-problems';
import { communitiesKey, removeLogo, setLogo } from '../communities.queries';
import type { Community } from '../communities.queries';
import classes from './community-settings.module.css';

/** The logo, which takes effect as soon as it is chosen. */
export function LogoField({ community: { id, name, logoUrl } }: { community: Community }) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (file: File | null) => (file ? setLogo(id, file) : removeLogo(id)),
    onSuccess: async (_, file) => {
      await queries.invalidateQueries({ queryKey: communitiesKey });
      toastDone(t(file ? 'settings.logoSet' : 'settings.logoRemoved'));
    },
    onError: tell,
  });
  return (
    <Input.Wrapper label={t('settings.logo')} labelElement="div" description={t('settings.logoHint')}>
      {logoUrl && <img className={classes.logo} src={logoUrl} alt={t('settings.logoOf', { name })} />}
      <Group gap="xs" mt="xs">
        <FileButton onChange={(file) => file && mutate(file)} accept="image/png,image/jpeg,image/webp">
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={isPending}>
              {t(logoUrl ? 'settings.logoReplace' : 'settings.logoUpload')}
            </Button>
          )}
        </FileButton>
        {logoUrl && (
          <Button variant="subtle" color="gray" size="xs" disabled={isPending} onClick={() => mutate(null)}>
            {t('settings.logoRemove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
