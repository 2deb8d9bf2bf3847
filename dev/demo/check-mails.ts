import type { ListedMail, MailboxClient } from './mailbox-client';
import type { PorticoApi } from './portico-api';
import { detail, done, figure } from './progress';
import type { Message, Recipient } from './shapes';

const readAtOnce = 16;
const clocksDifferMs = 2000;

/** What stands in the mailbox for the recipients of a message. */
export interface Arrived {
  /** Different links, by address. */
  links: Map<string, number>;
  /** Mails whose link another mail has. */
  again: number;
  withoutLink: number;
}

/**
 * Compares what the API says was sent with what stands in the mailbox: every mail there, none twice, each with a link of
 * its own. After a death a mail that was on its way may come again, with the same link; that is promised and only told.
 *
 * @returns what is wrong, one sentence each
 */
export async function checkMails(
  api: PorticoApi,
  mailbox: MailboxClient,
  message: Message,
  sawDeath: () => boolean,
): Promise<string[]> {
  const due = new Map<string, number>();
  for await (const { email } of api.all<Recipient>(`/messages/${message.id}/recipients`, {
    status: 'sent,delivered',
  })) {
    if (email) add(due, email);
  }
  const arrived = await arrivedFor(mailbox, message, due);
  const again = `${figure(arrived.again)} mails came twice, with the same link`;
  const forgiven = arrived.again > 0 && sawDeath();
  if (forgiven) detail(`${again}: they were on their way when a process died`);
  const wrong = [...wrongMails(due, arrived), ...(arrived.again > 0 && !forgiven ? [again] : [])];
  const twice = forgiven ? '' : ', none twice';
  if (wrong.length === 0)
    done(`All ${figure(sum(due))} mails stand in the mailbox${twice}, each with a link of its own`);
  return wrong;
}

/** Where the mailbox differs from what is due. Co-owners of one property may share an address: then it is due several links. */
export function wrongMails(due: Map<string, number>, { links, withoutLink }: Arrived): string[] {
  const off = [...due].map(([address, count]) => (links.get(address) ?? 0) - count);
  const missing = off.filter((by) => by < 0).length;
  const tooMany = off.filter((by) => by > 0).length;
  return [
    ...(missing ? [`${figure(missing)} addresses did not get their mail although it counts as sent`] : []),
    ...(tooMany ? [`${figure(tooMany)} addresses got more invitations than people`] : []),
    ...(withoutLink ? [`${figure(withoutLink)} mails have no activation link`] : []),
  ];
}

async function arrivedFor(mailbox: MailboxClient, message: Message, due: Map<string, number>): Promise<Arrived> {
  const since = new Date(Date.parse(message.startedAt ?? '') - clocksDifferMs).toISOString();
  const mails: ListedMail[] = [];
  for await (const mail of mailbox.mails({ since })) {
    if (due.has(addressOf(mail))) mails.push(mail); // the others: the recap, or somebody else's mail
  }
  const seen = new Set<string | null>();
  const arrived: Arrived = { links: new Map(), again: 0, withoutLink: 0 };
  for (let i = 0; i < mails.length; i += readAtOnce) {
    const some = mails.slice(i, i + readAtOnce);
    const links = await Promise.all(some.map(({ id }) => mailbox.linkIn(id)));
    links.forEach((link, j) => {
      if (!link) arrived.withoutLink += 1;
      else if (seen.has(link)) arrived.again += 1;
      else add(arrived.links, addressOf(some[j]!));
      seen.add(link);
    });
  }
  return arrived;
}

function addressOf({ to }: ListedMail): string {
  return (to[0] ?? '').toLowerCase();
}

function add(counts: Map<string, number>, address: string): void {
  const key = address.toLowerCase();
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
