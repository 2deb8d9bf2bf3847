import { appendFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { RECIPIENT_LINE } from './mail-sink';

/** A relay that writes mails down as smtp-sink does. It is slower, so that nothing may be compared with its figures. */
export function runStandInSink(port: number, dump: string): void {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      void buffer(stream)
        .then((raw) => {
          const to = envelope.rcptTo.map(({ address }) => `${RECIPIENT_LINE}<${address}>\n`).join('');
          return appendFile(dump, `${to}${raw.toString('latin1').replaceAll('\r\n', '\n')}\n`);
        })
        .then(() => done(), done);
    },
  });
  server.listen(port, '127.0.0.1');
}
