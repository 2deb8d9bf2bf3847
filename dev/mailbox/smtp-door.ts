import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { reasonOf } from '../plain-error';
import type { Envelope, MailStore } from './mail-store';

/** A real SMTP server that takes everything for everyone, of any size and with any password, and sends nothing on. */
export function smtpDoor(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    banner: 'Portico development mailbox',
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 1000,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, session, done) => {
      take(store, stream, session)
        .then((id) => done(null, `kept as ${id}`))
        .catch((error: unknown) => done(new Error(`not kept: ${reasonOf(error)}`)));
    },
  });
  server.on('error', (error) => console.error(`WARN  a connection broke: ${error.message}`));
  return server;
}

async function take(store: MailStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const entry = await store.keep(envelopeOf(session), await buffer(stream));
  return entry.id;
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
  };
}
