import { invitationStates } from '@portico/contracts/invitations';
import { linkState, tokenOf, type LinkFacts } from './invitation-link';

const [secret, invitationId] = ['a-secret-of-at-least-32-characters', '0198c0de-0000-7000-8000-000000000001'];
const live: LinkFacts = { removed: false, state: 'open', generation: 2, currentGeneration: 2, expired: false };

describe('the link of an invitation', () => {
  it('is the same on every attempt, and another after a resend', () => {
    expect(tokenOf(secret, { invitationId, generation: 1 })).toBe(tokenOf(secret, { invitationId, generation: 1 }));
    expect(tokenOf(secret, { invitationId, generation: 2 })).not.toBe(tokenOf(secret, { invitationId, generation: 1 }));
  });

  it('cannot be made without the secret', () => {
    const link = { invitationId, generation: 1 };
    expect(tokenOf(`${secret}x`, link)).not.toBe(tokenOf(secret, link));
  });

  it('has 256 bits in letters that pass every mail client', () => {
    expect(tokenOf(secret, { invitationId, generation: 1 })).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['opens', {}, 'live'],
    ['has expired', { expired: true }, 'expired'],
    ['was superseded by a resend', { generation: 1 }, 'superseded'],
    ['is called superseded, not expired, when it is both', { generation: 1, expired: true }, 'superseded'],
    ['was used', { state: 'accepted' }, 'used'],
    ['is called used when an older one of the same invitation was', { state: 'accepted', generation: 1 }, 'used'],
    ['stays used however old it grows', { state: 'accepted', expired: true }, 'used'],
    ['was withdrawn', { state: 'revoked' }, 'revoked'],
    ['is called withdrawn however old it is', { state: 'revoked', generation: 1, expired: true }, 'revoked'],
    ['is withdrawn with the resident who was removed', { removed: true }, 'revoked'],
    ['is withdrawn with a removed resident even when it was used', { removed: true, state: 'accepted' }, 'revoked'],
  ] as const)('%s', (_, facts, expected) => {
    expect(linkState({ ...live, ...facts })).toBe(expected);
  });

  it('opens in one case of all', () => {
    const both = [true, false];
    const all = invitationStates.flatMap((state) =>
      both.flatMap((removed) =>
        both.flatMap((expired) => [1, 2].map((generation) => ({ ...live, state, removed, expired, generation }))),
      ),
    );
    expect(all.filter((facts) => linkState(facts) === 'live')).toEqual([live]);
  });
});
