import { Button, Divider, Group, Modal, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInvite } from '../invitations/use-invite';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { toastDone } from '../ui/toasts';
import { ResidentFields } from './resident-fields';
import { nameOf } from './resident-name';
import { detailsOf } from './resident-values';
import type { ResidentForm } from './resident-values';
import { createResident } from './residents.queries';
import { useResidentForm } from './use-resident-form';

interface DialogProps {
  communityId: string;
  opened: boolean;
  onClose: () => void;
}

/** Adds a resident, and invites them in the same step unless that is switched off (A1 to A4). */
export function AddResidentDialog({ communityId, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('residents.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <AddResidentForm communityId={communityId} onClose={onClose} />
    </Modal>
  );
}

function AddResidentForm({ communityId, onClose }: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { form, submit, isPending } = useAddResident(communityId, onClose);
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack>
        <ResidentFields communityId={communityId} form={form} />
        <Divider />
        <InvitationSwitch form={form} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('residents.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Creates the resident, then tells what became of the invitation. */
function useAddResident(communityId: string, onAdded: () => void) {
  const { t } = useTranslation();
  const invite = useInvite();
  return useResidentForm({
    communityId,
    resident: null,
    save: (values, propertyId) => {
      const details = detailsOf(values);
      const sendInvitation = values.sendInvitation && details.email !== null;
      return createResident(communityId, { ...details, propertyId, sendInvitation });
    },
    onSaved: ({ resident, invitation, notice }) => {
      const name = nameOf(resident);
      onAdded();
      if (invitation) void invite(resident);
      else toastDone(notice ? t('residents.addedWithNotice', { name, notice }) : t('residents.added', { name }));
    },
  });
}

/** On by default (A2); without an address there is nothing to send (A4). */
function InvitationSwitch({ form }: { form: ResidentForm }) {
  const { t } = useTranslation();
  const may = maySend(useMe());
  const noEmail = form.values.email.trim() === '';
  return (
    <Switch
      label={t('residents.sendInvitation')}
      description={t(noEmail ? 'residents.sendInvitationNoEmail' : 'residents.sendInvitationHint')}
      disabled={noEmail || !may}
      {...form.getInputProps('sendInvitation')}
      checked={form.values.sendInvitation && may}
    />
  );
}
