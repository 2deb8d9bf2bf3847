import { deliveryStatuses } from '@portico/contracts/deliveries';
import {
  openStatuses,
  statusesFor,
  storedStatuses,
  storedStatusesOf,
  transitions,
  wireStatus,
  type StoredStatus,
} from './delivery';

const next = (status: StoredStatus): StoredStatus[] => Object.values(transitions[status]);

describe('the life of a delivery', () => {
  it('leads from prepared to every status, but for those left out at review', () => {
    const reached = new Set<StoredStatus>(['prepared']);
    for (const status of reached) for (const one of next(status)) reached.add(one);
    expect([...reached].toSorted()).toEqual(storedStatuses.filter((status) => status !== 'excluded').toSorted());
  });

  it('ends in statuses that stay, or in those that reopen', () => {
    const ends = storedStatuses.filter((status) => next(status).length === 0);
    expect(ends).toEqual(['excluded', 'complained', 'suppressed', 'cancelled', 'skipped']);
    expect(statusesFor('retry')).toEqual(['failed', 'bounced']);
  });

  it('can be claimed when it is prepared or deferred only', () => {
    expect(statusesFor('claim')).toEqual(['prepared', 'deferred']);
    expect(statusesFor('cancel')).toEqual(['prepared', 'sending', 'deferred']);
  });

  it('lets a complaint outrank a bounce, and a bounce outrank delivered', () => {
    expect(statusesFor('complain')).toEqual(['sent', 'delivered', 'bounced']);
    expect(statusesFor('bounce')).toEqual(['sending', 'sent', 'delivered']);
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
