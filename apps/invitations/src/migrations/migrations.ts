import { Foundation1700000000001 } from './0001-foundation';
import { FairWebhooks1700000000002 } from './0002-fair-webhooks';
import { PortalAndSwitches1700000000003 } from './0003-portal-and-switches';
import { Relays1700000000004 } from './0004-relays';
import { UndoAndPauses1700000000005 } from './0005-undo-and-pauses';
import { FeedbackDoors1700000000006 } from './0006-feedback-doors';
import { WebhookAnswers1700000000007 } from './0007-webhook-answers';
import { Tallies1700000000008 } from './0008-tallies';
import { Uncertain1700000000009 } from './0009-uncertain';

/** All of them, in order. */
export const migrations = [
  Foundation1700000000001,
  FairWebhooks1700000000002,
  PortalAndSwitches1700000000003,
  Relays1700000000004,
  UndoAndPauses1700000000005,
  FeedbackDoors1700000000006,
  WebhookAnswers1700000000007,
  Tallies1700000000008,
  Uncertain1700000000009,
];
