import { compileLetter } from './account-parts';
import { perLocale, type Locale, type MailContent, type SlotValues } from './content';
import { formatNumber } from './format';
import { words } from './words/words';
import { subjectForStaff } from './written';

/** Why a message paused itself. */
export type SelfPauseReason = 'hard_bounces' | 'complaints';

/** A message that paused itself. */
export interface SelfPause {
  messageSubject: string;
  communityName: string;
  /** How many bounced or complained, of how many. */
  bad: number;
  tried: number;
  /** How many are still to be mailed. */
  waiting: number;
  /** The message in the dashboard. */
  url: string;
}

/** Compiles what staff are told when a message has paused itself. Left to fill: `selfPauseValues`. */
export function compileSelfPause(because: SelfPauseReason): Promise<MailContent> {
  const letters = perLocale((locale) => ({ ...words[locale].selfPause, lead: words[locale].selfPauseLead[because] }));
  return compileLetter(letters, 'messageUrl');
}

/** Fills all slots of it. */
export function selfPauseValues(pause: SelfPause, locale: Locale): SlotValues {
  const { bad, tried, waiting } = pause;
  const figures = Object.entries({ bad, tried, waiting }).map(([name, figure]) => [name, formatNumber(figure, locale)]);
  const messageSubject = subjectForStaff(pause.messageSubject, pause.communityName);
  return { ...Object.fromEntries(figures), messageSubject, communityName: pause.communityName, messageUrl: pause.url };
}
