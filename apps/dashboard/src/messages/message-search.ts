// What the messages pages keep in the address.
import { countStates } from './progress';
import type { CountState } from './progress';

export const messageViews = ['drafts', 'scheduled', 'running', 'finished'] as const;
export type MessageViewName = (typeof messageViews)[number];

/** Which messages the list shows; all where left out. */
export interface MessagesSearch {
  view?: MessageViewName | undefined;
}

export function messagesSearch({ view }: Record<string, unknown>): MessagesSearch {
  return { view: messageViews.find((each) => each === view) };
}

/** `edit`: a message in review on its Send Message page again. `show`: recipients in one state, or those left out. */
export interface MessageSearch {
  edit?: true | undefined;
  show?: CountState | 'excluded' | undefined;
}

export function messageSearch({ edit, show }: Record<string, unknown>): MessageSearch {
  const known = [...countStates, 'excluded' as const].find((each) => each === show);
  return { edit: edit === true ? true : undefined, show: known };
}
