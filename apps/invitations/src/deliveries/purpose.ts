// What a mail is for decides how it is treated: whoever asks reads this table.
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { suppressionReasons, type SuppressionReason } from '@portico/contracts/suppressions';

interface Treatment {
  /** Webhooks are told what becomes of it. */
  announced: boolean;
  /** Waits while mail of its organization or community is switched off. */
  heldBySwitch: boolean;
  suppressedBy: readonly SuppressionReason[];
  /** The slot that its sealed link fills. */
  sealedSlot: string | null;
}

/** What people ask for themselves is held back by a dead mailbox alone: unsubscribing never stops a sign-in link. */
const deadMailbox = ['hard_bounce'] as const;

const toPeople = { announced: true, heldBySwitch: true, suppressedBy: suppressionReasons, sealedSlot: null } as const;
const toStaff = { announced: false, heldBySwitch: true, suppressedBy: deadMailbox, sealedSlot: null } as const;
const toGetIn = { announced: false, heldBySwitch: false, suppressedBy: deadMailbox } as const;

export const purposes = {
  invitation: toPeople,
  notice: toPeople,
  test: toStaff,
  recap: toStaff,
  sign_in: { ...toGetIn, sealedSlot: 'signInUrl' },
  account: { ...toGetIn, sealedSlot: 'setPasswordUrl' },
} as const satisfies Record<DeliveryPurpose, Treatment>;

/** How mails of a purpose are treated. */
export function treatmentOf(purpose: DeliveryPurpose): Treatment {
  return purposes[purpose];
}
