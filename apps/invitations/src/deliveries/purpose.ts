// What a mail is for decides how it is treated: whoever asks reads this table.
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { suppressionReasons, type SuppressionReason } from '@portico/contracts/suppressions';

interface Treatment {
  /** Webhooks are told what becomes of it. */
  announced: boolean;
  /** Waits while mail of its organization or community is switched off. */
  heldBySwitch: boolean;
  suppressedBy: readonly SuppressionReason[];
  /** It carries a link by which its recipient stops mails of this kind, for mail programs and for people. */
  canUnsubscribe: boolean;
  /** The slot that its sealed link fills. */
  sealedSlot: string | null;
}

/** What people ask for themselves is held back by a dead mailbox alone: unsubscribing never stops a sign-in link. */
const deadMailbox = ['hard_bounce'] as const;

const toPeople = {
  announced: true,
  heldBySwitch: true,
  suppressedBy: suppressionReasons,
  canUnsubscribe: true,
  sealedSlot: null,
} as const;
const needed = { announced: false, suppressedBy: deadMailbox, canUnsubscribe: false } as const;
const toStaff = { ...needed, heldBySwitch: true, sealedSlot: null } as const;
const toGetIn = { ...needed, heldBySwitch: false } as const;

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
