import { invitationStates } from '@portico/contracts/invitations';
import { invitationActs, moves, transitions } from './invitation';

const steps = Object.entries(transitions).flatMap(([from, acts]) =>
  Object.values(acts).map((to) => [from, to] as const),
);

describe('the life of an invitation', () => {
  it('leads from open to every state', () => {
    const reached = new Set<string>(['open']);
    for (const _ of invitationStates) for (const [from, to] of steps) if (reached.has(from)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...invitationStates].toSorted());
  });

  it('ends accepted or revoked, and neither reopens', () => {
    const ends = invitationStates.filter((state) => !steps.some(([from]) => from === state));
    expect(ends).toEqual(['accepted', 'revoked']);
  });

  it('lets only an open one be resent, accepted or revoked', () => {
    expect(invitationActs.map((act) => moves(act))).toEqual([
      [['open', 'open']],
      [['open', 'accepted']],
      [['open', 'revoked']],
    ]);
  });
});
