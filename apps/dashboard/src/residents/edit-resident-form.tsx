import { Alert, Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { ResidentFields } from './resident-fields';
import { nameOf } from './resident-name';
import { detailsOf } from './resident-values';
import { changeResident } from './residents.queries';
import type { Resident } from './residents.queries';
import { useResidentForm } from './use-resident-form';

/** Opens the dialog that changes a resident, over whatever is on screen. */
export function useEditResident(): (resident: Resident) => void {
  const { t } = useTranslation();
  return (resident) =>
    modals.open({
      modalId: 'edit-resident',
      title: t('residents.editTitle', { name: nameOf(resident) }),
      size: 'lg',
      children: <EditResidentForm resident={resident} onClose={() => modals.close('edit-resident')} />,
    });
}

function EditResidentForm({ resident, onClose }: { resident: Resident; onClose: () => void }) {
  const { t } = useTranslation();
  const { communityId, portalStatus } = resident;
  const { form, submit, isPending } = useResidentForm({
    communityId,
    resident,
    save: (values, propertyId) => changeResident(resident.id, { ...detailsOf(values), propertyId }),
    onSaved: (changed) => {
      toastDone(t('residents.changed', { name: nameOf(changed) }));
      onClose();
    },
  });
  const moved = form.values.email.trim() !== (resident.email ?? '');
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack>
        <ResidentFields communityId={communityId} form={form} />
        {moved && portalStatus === 'invited' && (
          <Alert color="yellow" role="status">
            {t('residents.emailRevokes')}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
