// What the sender needs of the world: the gate, relays, and somebody who makes the mail.
import type {
  ClaimAnswer,
  ClaimBody,
  Grant,
  GrantedRelay,
  IntendAnswer,
  IntendBody,
  Outcome,
  ReportBody,
} from '@portico/contracts/gate';

export interface Gate {
  claim(body: ClaimBody): Promise<ClaimAnswer>;
  intend(body: IntendBody): Promise<IntendAnswer>;
  report(body: ReportBody): Promise<void>;
}

/** What the relay said to one mail. */
export type Facts = Omit<Outcome, 'deliveryId' | 'fence'>;

/** A mail as it goes over the wire. */
export interface Mail {
  envelope: { from: string; to: string };
  /** Header and body (RFC 5322), lines that end with CRLF and nothing else, in pieces: what mails have in common, such as their files, is in memory once. */
  raw: readonly Buffer[];
}

export interface Relay {
  /** How many mails it takes at a time. */
  readonly connections: number;
  /**
   * Sends a mail as soon as a connection is ready; `urgent` ones pass those that wait for one. `leave` is asked when it could go:
   * it resolves when it is time, with false when it must not go any more. Never throws: what went wrong is among the facts.
   */
  send(mail: Mail, urgent: boolean, leave: () => Promise<boolean>): Promise<Facts>;
}

export interface Relays {
  /** @throws where it cannot be learnt how to reach it. */
  get(relay: GrantedRelay): Promise<Relay>;
}

export interface MailMaker {
  /** @throws Unmade where this mail can never be made; any other error may pass. */
  make(grant: Grant): Promise<Mail>;
}

/** A value or an attachment of the mail is missing for good. */
export class Unmade extends Error {}

/** The grant was not used; the row is due again at once. */
export const returned: Facts = { kind: 'returned', stage: null, code: null, enhancedCode: null, reply: null };
