import { invitationStates } from '@portico/contracts/invitations';
import { lifeFrom } from '../../testing/life';
import { movesOf } from '../states/transitions';
import { transitions } from './invitation';

const life = lifeFrom('open', transitions);

describe('the life of an invitation', () => {
  it('leads from open to every state', () => {
    expect(life.reached.toSorted()).toEqual([...invitationStates].toSorted());
  });

  it('ends accepted or revoked, and neither reopens', () => {
    expect(life.ends).toEqual(['accepted', 'revoked']);
  });

  it.each([
    ['resend', 'open'],
    ['accept', 'accepted'],
    ['revoke', 'revoked'],
  ] as const)('lets only an open one be changed: %s', (act, becomes) => {
    expect(movesOf(transitions, act)).toEqual({ from: ['open'], to: [becomes] });
  });
});
