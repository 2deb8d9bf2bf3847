import { deliveryStatuses } from '@portico/contracts/deliveries';
import { lifeFrom } from '../../testing/life';
import { movesOf, type ActOf } from '../states/transitions';
import { openStatuses, storedStatuses, storedStatusesOf, transitions, wireStatus, type StoredStatus } from './delivery';
import { verdictOf } from './outcome';

const life = lifeFrom('prepared', transitions);
const statusesFor = (act: ActOf<typeof transitions>) => movesOf(transitions, act).from;

describe('the life of a delivery', () => {
  it('leads from prepared to every status, but for those left out at review', () => {
    const others = storedStatuses.filter((status) => status !== 'excluded');
    expect(life.reached.toSorted()).toEqual(others.toSorted());
  });

  it('ends in statuses that stay, or in those that reopen', () => {
    expect(life.ends).toEqual(['complained', 'suppressed', 'cancelled', 'skipped']);
    expect(statusesFor('retry')).toEqual(['failed', 'bounced']);
    expect(statusesFor('stepIn')).toEqual(['excluded']);
  });

  it('can be claimed when it is prepared or deferred only', () => {
    expect(statusesFor('claim')).toEqual(['prepared', 'deferred']);
    expect(statusesFor('cancel')).toEqual(['prepared', 'deferred', 'sending']);
  });

  it('takes every answer of a relay while it is sent, and after its lease ran out', () => {
    const facts = { enhancedCode: null, reply: null } as const;
    const now = { hoursTried: 0, hasStandIn: false, holds: false };
    const answers = [
      verdictOf({ ...facts, kind: 'accepted', stage: 'data', code: 250 }, now),
      verdictOf({ ...facts, kind: 'rejected', stage: 'rcpt', code: 450 }, now),
      verdictOf({ ...facts, kind: 'rejected', stage: 'rcpt', code: 550 }, now),
      verdictOf({ ...facts, kind: 'rejected', stage: 'data', code: 550 }, now),
      verdictOf({ ...facts, kind: 'rejected', stage: 'rcpt', code: 450 }, { ...now, hoursTried: 1_000 }),
    ].map(({ status }) => status);
    for (const status of ['sending', 'prepared'] as const)
      expect(Object.values<StoredStatus>(transitions[status])).toEqual(expect.arrayContaining(answers));
  });

  it('comes to the end that a relay tells late, where it had failed as uncertain', () => {
    expect(Object.values<StoredStatus>(transitions.failed)).toEqual(['prepared', 'sent', 'bounced', 'failed']);
    expect(statusesFor('doubt')).toEqual(['sending']);
  });

  it('lets a complaint outrank a bounce, and a bounce outrank delivered', () => {
    expect(statusesFor('complain').toSorted()).toEqual(['bounced', 'delivered', 'sent']);
    expect(statusesFor('bounce').toSorted()).toEqual(['delivered', 'sent']);
    expect(statusesFor('confirm')).toEqual(['sent']);
  });

  it('is open as long as something will happen to it by itself', () => {
    expect(openStatuses).toEqual(['prepared', 'sending', 'deferred']);
  });

  it('has the words of the contract on the wire, there and back', () => {
    const stored = storedStatusesOf(deliveryStatuses);
    expect(stored.map((status) => wireStatus(status as Exclude<StoredStatus, 'excluded'>))).toEqual([
      ...deliveryStatuses,
    ]);
    expect(new Set(stored)).toEqual(new Set(storedStatuses.filter((status) => status !== 'excluded')));
  });
});
