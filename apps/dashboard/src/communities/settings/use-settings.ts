import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../../ui/toasts';
import { useProblems } from '../../ui/use-problems';
import { changeCommunity, communitiesKey, communityQuery } from '../communities.queries';
import type { Community } from '../communities.queries';
import { patchOf, valuesOf } from './setting-values';
import type { SettingKey, SettingValues } from './setting-values';

/** Changes a community, everywhere on screen at once. */
export function useChangeCommunity({ id }: Community) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: Parameters<typeof changeCommunity>[1]) => changeCommunity(id, patch),
    onSuccess: async (changed) => {
      queries.setQueryData(communityQuery(id).queryKey, changed);
      await queries.invalidateQueries({ queryKey: communitiesKey });
    },
  });
}

/** Some settings as a form that is saved together. */
export function useSettings<Key extends SettingKey>(community: Community, keys: readonly Key[]) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const stored = valuesOf(community, keys);
  const form = useForm<SettingValues<Key>>({ initialValues: stored });
  const { mutate, isPending } = useChangeCommunity(community);
  const save = form.onSubmit((values) =>
    mutate(patchOf(stored, values), {
      onSuccess: (changed) => {
        const now = valuesOf(changed, keys);
        form.setValues(now);
        form.resetDirty(now);
        toastDone(t('settings.saved'));
      },
      onError: (error) => tellForm(error, form),
    }),
  );
  return { form, card: { onSave: save, dirty: form.isDirty(), saving: isPending } };
}
