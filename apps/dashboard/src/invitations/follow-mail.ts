import type { Schema } from '@portico/api/client';
import { fateOf } from './mail-fate';
import type { MailFate } from './mail-fate';

type Mail = Pick<Schema<'DeliverySummary'>, 'status' | 'reason'>;

export interface Outcome {
  fate: MailFate;
  /** Why it did not arrive. */
  reason: Mail['reason'];
}

/** How a person waits: seldom longer than a moment, and never for ever. */
export interface Patience {
  looks: number;
  pause: () => Promise<unknown>;
}

/** Looks at a mail until it is known what became of it; `open` when patience ends before. */
export async function followMail(look: () => Promise<Mail | undefined>, { looks, pause }: Patience): Promise<Outcome> {
  for (let left = looks; left > 0; left -= 1) {
    const mail = await look();
    const fate = mail ? fateOf(mail.status) : 'open';
    if (fate !== 'open') return { fate, reason: mail?.reason ?? null };
    await pause();
  }
  return { fate: 'open', reason: null };
}

/** Looks at a resident until they are not Pending any more: what lists say follows a mail that was sent by a moment. */
export async function untilListed(
  look: () => Promise<Pick<Schema<'ResidentView'>, 'portalStatus'>>,
  { looks, pause }: Patience,
): Promise<void> {
  for (let left = looks; left > 0; left -= 1) {
    if ((await look()).portalStatus !== 'pending') return;
    await pause();
  }
}
