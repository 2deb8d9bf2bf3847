import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '@portico/platform/config';
import { IsInt, IsString } from 'class-validator';
import { PlainError } from '../plain-error';
import { stopSignal, whenParentIsGone } from '../stop-signal';
import { MailStore } from './mail-store';
import { smtpDoor } from './smtp-door';
import { webDoor } from './web-door';

/** What the mailbox's process reads. */
class MailboxConfig {
  @IsString()
  host: string = '127.0.0.1';

  @IsInt()
  port: number;

  @IsInt()
  smtpPort: number;

  /** Loopback unless a container needs more: the SMTP door takes everything from everyone. */
  @IsString()
  smtpHost: string = '127.0.0.1';

  @IsString()
  mailboxDir: string;
}

/** A mailbox that listens. */
export interface OpenMailbox {
  webPort: number;
  smtpPort: number;
  close(): Promise<void>;
}

/** Opens both doors of a mailbox over `folder`; port 0 takes any. */
export async function openMailbox(
  folder: string,
  host: string,
  webPort: number,
  smtpPort: number,
  smtpHost = '127.0.0.1',
): Promise<OpenMailbox> {
  const store = await MailStore.open(folder);
  const smtp = smtpDoor(store);
  const names = host === '127.0.0.1' || host === 'localhost' ? ['localhost', '127.0.0.1', '[::1]'] : [];
  const web = webDoor(store, names);
  const listening = [once(smtp.server, 'listening'), once(web, 'listening')];
  smtp.listen(smtpPort, smtpHost);
  web.listen(webPort, host);
  await Promise.all(listening);
  const close = async () => {
    web.closeAllConnections();
    await Promise.all([new Promise((done) => web.close(done)), new Promise<void>((done) => smtp.close(() => done()))]);
  };
  return { webPort: portOf(web), smtpPort: portOf(smtp.server), close };
}

/** The process `mailbox`: until SIGTERM, or until its parent dies. */
export async function runMailbox(): Promise<void> {
  const config = loadConfig(MailboxConfig);
  if (process.env['EXIT_WITH_PARENT'] === '1') whenParentIsGone(() => process.exit(1));
  const { mailboxDir, host, port, smtpPort, smtpHost } = config;
  const mailbox = await openMailbox(mailboxDir, host, port, smtpPort, smtpHost).catch((error: Error) => {
    throw new PlainError(`The mailbox cannot listen: ${error.message}`);
  });
  await stopSignal(() => process.exit(1));
  await mailbox.close();
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}
