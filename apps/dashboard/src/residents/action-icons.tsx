import { IconBan, IconLockOpen, IconMail, IconMailForward, IconMailOff } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ResidentAction } from './residents.queries';

/** The picture of each action, in the menu of a row as on a resident's page. */
export const actionIcons: Record<ResidentAction, Icon> = {
  invite: IconMail,
  resend: IconMailForward,
  revoke: IconMailOff,
  deactivate: IconBan,
  reactivate: IconLockOpen,
};
