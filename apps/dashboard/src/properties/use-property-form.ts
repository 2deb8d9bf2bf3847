import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communitiesKey } from '../communities/communities.queries';
import { residentsKey } from '../residents/residents.queries';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { addProperty, changeProperty, propertiesKey, removeProperty } from './properties.queries';
import type { Property } from './properties.queries';
import { bodyFrom, valuesOf } from './property-form';
import type { PropertyValues } from './property-form';

/** Adds a property, or changes one. */
export function usePropertyForm(communityId: string, property: Property | null, onSaved: () => void) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const refresh = useRefresh();
  const form = useForm<PropertyValues>({ initialValues: valuesOf(property ?? {}) });
  const { mutate, isPending } = useMutation({
    mutationFn: (values: PropertyValues) =>
      property ? changeProperty(property.id, bodyFrom(values)) : addProperty(communityId, bodyFrom(values)),
    onSuccess: async ({ name }) => {
      toastDone(t(property ? 'properties.changed' : 'properties.added', { name }));
      onSaved();
      await refresh(communityId);
    },
    onError: (error) => tellForm(error, form),
  });
  return { form, save: (values: PropertyValues) => mutate(values), isPending };
}

/** Asks, and removes a property that nobody lives in. */
export function useRemoveProperty(): (property: Property) => void {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const refresh = useRefresh();
  const { mutate } = useMutation({
    mutationFn: ({ id }: Property) => removeProperty(id),
    onSuccess: async (_, { name, communityId }) => {
      toastDone(t('properties.removed', { name }));
      await refresh(communityId);
    },
    onError: tell,
  });
  return (property) =>
    confirm({
      title: t('properties.removeTitle', { name: property.name }),
      text: t('properties.removeText'),
      action: t('properties.remove'),
      onConfirm: () => mutate(property),
    });
}

/** Residents are shown with the name of their property, communities with how many they have. */
function useRefresh() {
  const queries = useQueryClient();
  return async (communityId: string) => {
    const keys = [propertiesKey(communityId), residentsKey(communityId), communitiesKey];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
