// A relay that the recipients' addresses script: `gone.7@example.com` has no mailbox, `slow.7@…` takes its time, and so on.
import { setTimeout as sleep } from 'node:timers/promises';
import { startSink, type SmtpReply, type SmtpSink } from '@portico/testing/smtp-sink';

const SLOW_MS = 30;

/** Starts the relay. It refuses by the first word of an address; whoever it does not know of gets the mail. */
export async function startRelay(): Promise<SmtpSink> {
  const seen = new Set<string>();
  return startSink({
    onRcpt: (address) => replyTo(address, seen),
    onData: async ({ to }) => {
      if (to[0]?.startsWith('slow.')) await sleep(SLOW_MS);
      return undefined;
    },
  });
}

function replyTo(address: string, seen: Set<string>): SmtpReply {
  const again = seen.has(address);
  seen.add(address);
  switch (address.split('.')[0] ?? '') {
    case 'gone':
      return { code: 550, message: '5.1.1 no such user' };
    case 'full':
      return { code: 552, message: '5.2.2 mailbox full' };
    case 'greylisted':
      return again ? undefined : { code: 450, message: '4.2.0 come again later' };
    default:
      return undefined;
  }
}
