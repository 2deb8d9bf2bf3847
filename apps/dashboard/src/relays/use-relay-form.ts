import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import type { Relay } from './relay';
import { bodyFrom, patchFrom, unlimited, valuesOf } from './relay-form';
import type { RelayValues } from './relay-form';
import { addRelay, changeRelay, relaysKey } from './relays.queries';

export type RelayForm = UseFormReturnType<RelayValues>;

/** Adds a relay, behind those there are, or changes one. */
export function useRelayForm(relay: Relay | null, onSaved: () => void) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const form = useForm<RelayValues>({
    initialValues: valuesOf(relay),
    validate: (values) => Object.fromEntries(unlimited(values).map((path) => [path, t('relays.noLimit')])),
  });
  const { mutate, isPending } = useMutation({
    mutationFn: (values: RelayValues) =>
      relay ? changeRelay(relay.id, patchFrom(relay, values)) : addRelay(bodyFrom(values)),
    onSuccess: async ({ name }) => {
      toastDone(t(relay ? 'relays.changed' : 'relays.added', { name }));
      onSaved();
      await queries.invalidateQueries({ queryKey: relaysKey });
    },
    onError: (error) => tellForm(error, form),
  });
  return { form, save: (values: RelayValues) => mutate(values), isPending };
}
