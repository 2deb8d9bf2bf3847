import { requestStatuses, type RequestStatus } from '@portico/contracts/requests';
import { statesBefore } from './request';

describe('the life of a maintenance request', () => {
  it('leads from open to every state', () => {
    const reached = new Set<RequestStatus>(['open']);
    for (const status of reached) {
      for (const next of requestStatuses) if (statesBefore(next).includes(status)) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...requestStatuses].sort());
  });

  it.each([
    ['open', ['done', 'declined']],
    ['in_progress', ['open']],
    ['done', ['open', 'in_progress']],
    ['declined', ['open', 'in_progress']],
  ] as const)('gets %s from %j only', (status, states) => {
    expect(statesBefore(status)).toEqual(states);
  });
});
