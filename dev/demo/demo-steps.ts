import { basename, join } from 'node:path';
import { reasonOf } from '../plain-error';
import { activateOne } from './activate-one';
import { checkMails } from './check-mails';
import { lostOf } from './follow-message';
import { differences, findOrCreateCommunity, importRoster, rosterFigures, tellFigures } from './import-roster';
import { inviteOwners } from './invite-owners';
import type { ResidentSide } from './demo-system';
import type { PorticoApi } from './portico-api';
import { detail, done, failed, figure } from './progress';
import type { Roster } from './roster';
import { tellWhatBecame } from './what-became';

/** What one run of the demo works with. */
export interface DemoRun {
  api: PorticoApi;
  /** Null where mail goes to a relay of the person's own. */
  side: ResidentSide | null;
  roster: Roster;
  dataDir: string;
  /** Whether a process of the system died meanwhile, as far as is known here. */
  sawDeath: () => boolean;
}

/**
 * The main job on one roster, through the public API alone.
 *
 * @returns what went wrong, one sentence each; empty when all went well
 */
export async function runSteps({ api, side, roster, dataDir, sawDeath }: DemoRun): Promise<string[]> {
  const community = await findOrCreateCommunity(api, roster.community);
  done(`Community ${community.name}${community.counts.residents > 0 ? ', as an earlier run left it' : ''}`);
  const report = await importRoster(api, community.id, roster);
  const figures = await rosterFigures(api, community.id, report);
  tellFigures(report, figures);
  const wrong = roster.expected ? checkFigures(figures, roster.expected) : [];
  const message = await inviteOwners(api, community, report);
  if (message && lostOf(message.counts) !== 0) wrong.push(`${figure(lostOf(message.counts))} recipients are lost`);
  if (message?.counts.failed || message?.counts.bounced) wrong.push('some mails were not taken');
  if (side) {
    if (message) wrong.push(...(await checkMails(api, side.mailbox, message, sawDeath)));
    await activateOne(api, side, community.id).catch((error: unknown) => wrong.push(reasonOf(error)));
  } else {
    detail('mail goes to your own SMTP_URL: it is not read here, and no link is opened');
  }
  await tellWhatBecame(api, community, join(dataDir, 'demo', basename(roster.filename)));
  for (const sentence of wrong) failed(sentence);
  return wrong;
}

function checkFigures(figures: Record<string, number>, expected: Record<string, number>): string[] {
  const wrong = differences(figures, expected);
  if (wrong.length === 0) done('Every figure is the one expected of this file');
  return wrong;
}
