import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblems } from '../ui/use-problems';
import { emptyResident, valuesOf } from './resident-values';
import type { PropertyChoice, ResidentValues } from './resident-values';
import { createProperty } from './residents.queries';
import type { Resident } from './residents.queries';
import { useResidentsChanged } from './use-residents-changed';

interface ResidentFormOptions<Saved> {
  communityId: string;
  /** Null for a new one. */
  resident: Resident | null;
  save: (values: ResidentValues, propertyId: string) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
}

/** The form of a resident, new or not; a property that is new is made first. */
export function useResidentForm<Saved>({ communityId, resident, save, onSaved }: ResidentFormOptions<Saved>) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const refresh = useResidentsChanged();
  const form = useForm<ResidentValues>({ initialValues: resident ? valuesOf(resident) : emptyResident });
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ property, ...values }: ResidentValues & { property: PropertyChoice }) => {
      const propertyId = 'id' in property ? property.id : (await createProperty(communityId, property.newName)).id;
      // Once made it is there: a second try must not make it again.
      if ('newName' in property) form.setFieldValue('property', { id: propertyId, name: property.newName });
      return save({ property, ...values }, propertyId);
    },
    onSuccess: async (saved) => {
      onSaved(saved);
      await refresh(communityId, resident?.id);
    },
    onError: (error) => tellForm(error, form),
  });
  const submit = ({ property, ...values }: ResidentValues) => {
    if (property) mutate({ ...values, property });
    else form.setFieldError('property', t('problems.field_required'));
  };
  return { form, submit, isPending };
}
