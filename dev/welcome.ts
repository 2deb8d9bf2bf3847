import { join } from 'node:path';
import { publicUrl } from './processes';
import { keptSecrets } from './secrets';
import { isGiven, localUrl, type Settings } from './settings';
import { portOffsets } from './system/ports';
import { styled, table } from './terminal';

/** Prints where everything is and how to sign in. What the environment gave is not repeated. */
export async function printWelcome(settings: Settings): Promise<void> {
  const kept = await keptSecrets(settings.dataDir);
  const shown = (variable: 'ADMIN_PASSWORD' | 'ADMIN_API_KEY') =>
    isGiven(process.env, variable) ? `as in ${variable}` : (kept[variable] ?? '');
  const mailbox = settings.smtpUrl
    ? 'as in SMTP_URL'
    : localUrl(settings, portOffsets.mailbox).replace('127.0.0.1', 'localhost');
  console.log(`\n${styled('bold', 'Portico is up.')}\n`);
  console.log(
    table([
      ['Dashboard', publicUrl(settings)],
      ['API and its docs', `${publicUrl(settings)}/api/docs`],
      [settings.smtpUrl ? 'Mail goes out' : 'Mailbox', mailbox],
      ['Sign in as', settings.adminEmail],
      ['Password', shown('ADMIN_PASSWORD')],
      ['API key', shown('ADMIN_API_KEY')],
      ['Data and logs', `${settings.dataDir} (${join('logs', '*.log')})`],
    ]),
  );
  console.log(`\n${styled('dim', 'Ctrl-C stops everything.')}\n`);
}
