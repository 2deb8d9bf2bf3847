// Internal: the gate, as the mailer sees it. Nothing is mailed without a grant.
import { Id, Ids, Line, Lines, NestedList, OneOf, Whole } from './fields';

/** `POST /gate/claim`: asks who of a batch may be mailed now. */
export class ClaimBody {
  @Id('The batch.')
  batchId: string;

  @Whole('How many at the most; the others come with the next claim.', 1, 1000, 'optional')
  limit?: number;
}

/** Leave to send one mail, once. `fence` proves that the grant is still ours when the outcome is reported. */
export interface Grant {
  deliveryId: string;
  fence: number;
  /**
   * When to send, in milliseconds from `answeredAt`, below zero where the answer took longer than that; not used in time it is
   * given back, never sent late. Null: no rate is set, at once.
   */
  sendInMs: number | null;
  /**
   * Its message holds what a crash leaves uncertain: before the relay is handed its data the mailer must have its intent taken.
   * Elsewhere an intent decides nothing, and would cost an update a mail.
   */
  intent: boolean;
  to: { name: string; address: string };
  from: { name: string; address: string };
  replyTo: string | null;
  /** Return path (RFC 5321 MAIL FROM). */
  envelopeFrom: string;
  /** Stable for the delivery, so that a repeated mail is known as one. */
  messageId: string;
  headers: Record<string, string>;
  contentId: string;
  locale: string;
  /** What fills the slots of the content; with the link's raw token, so it is never stored or logged. */
  values: Record<string, string>;
}

/** The relay that grants are for. `version` rises with its address. */
export interface GrantedRelay {
  id: string;
  version: number;
}

/** `GET /gate/relays/{id}`: where it is and how to sign in there. Never asked of the standard relay, which is the mailer's own. */
export interface RelayAddressAnswer extends GrantedRelay {
  url: string;
}

/** The gate's answer. Rows that may never be sent are settled already; for those that must wait, come again in `retryInMs`. */
export interface ClaimAnswer {
  grants: Grant[];
  /** The one that all these grants go over; null where there are none. */
  relay: GrantedRelay | null;
  /** The database's clock in milliseconds since 1970, by which the slots are counted; null where there are no grants. */
  answeredAt: number | null;
  /** How long the grants are ours without a report, in milliseconds. Nothing may be sent after that. */
  leaseMs: number;
  retryInMs: number | null;
}

/** That a grant's mail is handed to the relay now. */
export class Intent {
  @Id('The delivery.')
  deliveryId: string;

  @Whole('The fence of its grant.', 0, Number.MAX_SAFE_INTEGER)
  fence: number;
}

/** `POST /gate/intend`: up to 500 mails that are handed to the relay next. */
export class IntendBody {
  @NestedList(Intent, 'Which.', { max: 500 })
  intents: Intent[];
}

/** Those whose intent is committed. No other may be handed over. */
export interface IntendAnswer {
  deliveryIds: string[];
}

export const outcomeKinds = ['accepted', 'rejected', 'connection', 'tls', 'returned', 'unmade'] as const;
/**
 * `accepted`: 250 after the final dot. `rejected`: the relay said no. `connection`: it said nothing; at the stage `data` the mail may have left, else it has not. `tls`: not tried, there was no
 * connection that can be trusted. `returned`: not tried, the slot had passed. `unmade`: not tried, since the mail cannot be made: a value or an attachment of it is missing.
 */
export type OutcomeKind = (typeof outcomeKinds)[number];

export const smtpStages = ['connect', 'mail', 'rcpt', 'data'] as const;
export type SmtpStage = (typeof smtpStages)[number];

/** What happened to one grant: facts only. What they mean, invitations decides. */
export class Outcome {
  @Id('The delivery.')
  deliveryId: string;

  @Whole('The fence of its grant.', 0, Number.MAX_SAFE_INTEGER)
  fence: number;

  @OneOf(outcomeKinds, 'What happened.')
  kind: OutcomeKind;

  @OneOf(smtpStages, 'How far the conversation with the relay came.', 'nullable')
  stage: SmtpStage | null;

  @Whole('The SMTP reply code.', 0, 999, 'nullable')
  code: number | null;

  @Line('The enhanced status code (RFC 3463).', { presence: 'nullable', max: 20 })
  enhancedCode: string | null;

  @Lines("The relay's words.", { presence: 'nullable', max: 2000 })
  reply: string | null;
}

/** `POST /gate/report`: up to 500 outcomes, none as a sign of life. After it the grants of `batchIds` are ours for at least half a lease. */
export class ReportBody {
  @Ids('The batches that this mailer is working on.', { max: 1000 })
  batchIds: string[];

  @NestedList(Outcome, 'What happened.', { max: 500 })
  outcomes: Outcome[];
}

/** `GET /contents/{id}`: what mails of one content version are made of; never changes. `parts` is `MailContent` of libs/mail. */
export interface ContentAnswer {
  id: string;
  parts: unknown;
  attachments: { id: string; filename: string; contentType: string; size: number }[];
}
