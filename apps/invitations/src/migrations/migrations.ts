import { Foundation1700000000001 } from './0001-foundation';
import { FairWebhooks1700000000002 } from './0002-fair-webhooks';
import { PortalAndSwitches1700000000003 } from './0003-portal-and-switches';
import { Tallies1700000000010 } from './0010-tallies';

/** All of them, in order. */
export const migrations = [
  Foundation1700000000001,
  FairWebhooks1700000000002,
  PortalAndSwitches1700000000003,
  Tallies1700000000010,
];
