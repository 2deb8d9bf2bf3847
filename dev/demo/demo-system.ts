import { publicUrl } from '../processes';
import { keptSecrets } from '../secrets';
import { localUrl, type Settings } from '../settings';
import { startSystem, type RunningSystem } from '../start';
import { livingSupervisor } from '../system/state-file';
import { portOffsets } from '../system/ports';
import { MailboxClient } from './mailbox-client';
import type { Site } from './open-link';
import { PorticoApi } from './portico-api';

/** The system a demo works on. */
export interface DemoSystem {
  /** Null where it ran before: then it is not ours to stop. */
  started: RunningSystem | null;
}

/** Uses the system that answers already, ours or one elsewhere at this PORT; else starts one. Null when interrupted meanwhile. */
export async function findOrStart(settings: Settings, verbose: boolean): Promise<DemoSystem | null> {
  if (await livingSupervisor(settings.dataDir)) return { started: null };
  const api = await apiOf(settings, 0);
  if (
    await api.get('/communities', { limit: 1 }).then(
      () => true,
      () => false,
    )
  )
    return { started: null };
  const started = await startSystem(settings, verbose);
  return started ? { started } : null;
}

/** The API with the first API key: given, or made by the start. */
export async function apiOf(settings: Settings, patienceMs?: number): Promise<PorticoApi> {
  const key = settings.adminApiKey ?? (await keptSecrets(settings.dataDir)).ADMIN_API_KEY ?? '';
  return new PorticoApi(localUrl(settings), key, patienceMs);
}

/** What the demo needs to act as a resident: the mails they got, and the site that their links open. */
export interface ResidentSide {
  mailbox: MailboxClient;
  site: Site;
}

/** The residents' side with the development mailbox, or null where mail goes to a relay of the person's own. */
export function residentSideOf(settings: Settings): ResidentSide | null {
  if (settings.smtpUrl) return null;
  const mailbox = new MailboxClient(localUrl(settings, portOffsets.mailbox));
  return { mailbox, site: { publicUrl: publicUrl(settings), localUrl: localUrl(settings) } };
}
