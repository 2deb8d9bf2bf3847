// A mail that reports are about, and what they make of it: doubled, late and out of order, they lead to the same end.
import type { DeliveryEventType, DeliveryPurpose, DeliveryReason } from '@portico/contracts/deliveries';
import type { SuppressionReason } from '@portico/contracts/suppressions';
import type { StoredStatus } from '../deliveries/delivery';
import { effectOf, isAbout, statusAfter } from './effect';
import type { Telling } from './report';

/** A mail as it stands before its reports. */
export interface ReportedMail {
  id: string;
  organizationId: string;
  messageId: string | null;
  residentId: string | null;
  invitationId: string | null;
  linkGeneration: number | null;
  linkExpiresAt: Date | null;
  purpose: DeliveryPurpose;
  status: StoredStatus;
  /** Nothing is known of what its relay answered: it is being sent, or a crash left it uncertain. */
  unanswered: boolean;
  email: string;
  emailKey: string;
  /** It was tried again after its end, perhaps at another address. */
  retried: boolean;
}

/** A mail that has come to another status. */
export type ChangedMail = ReportedMail & { reason: DeliveryReason | null };

/** What reports make of mails, each list in the order in which it came about. */
export interface Settlement {
  /** Mails of which no answer of the relay is known: what came back proves that it took them. */
  proven: ReportedMail[];
  events: { deliveryId: string; type: DeliveryEventType; detail: string | null }[];
  suppressions: { organizationId: string; emailKey: string; reason: SuppressionReason }[];
  changes: ChangedMail[];
}

/** Carries out reports on mails, one after the other. */
export function settlementOf(reports: readonly { mail: ReportedMail; report: Telling }[]): Settlement {
  const made: Settlement = { proven: [], events: [], suppressions: [], changes: [] };
  const stands = new Map<string, StoredStatus>();
  for (const { mail, report } of reports) {
    const effect = effectOf(report, mail.email);
    made.events.push({ deliveryId: mail.id, type: effect.event, detail: effect.detail });
    if (isAboutFormerAddress(mail, report)) continue;
    if (effect.suppress) made.suppressions.push({ ...mail, reason: effect.suppress });
    const proves = mail.unanswered && !stands.has(mail.id) && effect.act !== null;
    if (proves) made.proven.push(mail);
    const before = stands.get(mail.id) ?? (proves ? 'sent' : mail.status);
    const status = effect.act && statusAfter(before, effect.act);
    if (!status) continue;
    stands.set(mail.id, status);
    made.changes.push({ ...mail, status, reason: effect.reason });
  }
  return made;
}

/** A late report about an address that was corrected since: the mail at the new one is not touched by it. */
function isAboutFormerAddress(mail: ReportedMail, report: Telling): boolean {
  if (!mail.retried || report.what === 'auto_reply') return false;
  const named = report.what === 'bounce' ? report.verdicts : [{ address: report.recipient, original: null }];
  return named.every(({ address }) => address !== null) && !named.some((one) => isAbout(one, mail.email));
}
