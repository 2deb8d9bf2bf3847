import { followMail, untilListed } from './follow-mail';

const patience = { looks: 3, pause: () => Promise.resolve() };

/** Answers one after the other, then goes on with the last. */
function answers(...statuses: ('queued' | 'sending' | 'sent' | 'deferred' | 'bounced' | undefined)[]) {
  return async () => {
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    return status && { status, reason: status === 'bounced' ? ('invalid_recipient' as const) : null };
  };
}

describe('an invitation that is followed', () => {
  it('is told as sent once the relay took it, and not before', async () => {
    expect(await followMail(answers(undefined, 'queued', 'sent'), patience)).toEqual({ fate: 'sent', reason: null });
  });

  it('never is told as sent when it failed', async () => {
    expect(await followMail(answers('sending', 'bounced'), patience)).toEqual({
      fate: 'failed',
      reason: 'invalid_recipient',
    });
  });

  it('waits where the receiver asks for time', async () => {
    expect(await followMail(answers('deferred'), patience)).toEqual({ fate: 'waits', reason: null });
  });

  it('is left on its way when patience ends', async () => {
    expect(await followMail(answers('queued'), patience)).toEqual({ fate: 'open', reason: null });
  });

  it('is waited for until the lists tell of it, but not for ever', async () => {
    const told: ('pending' | 'invited')[] = ['pending', 'invited', 'invited'];
    await untilListed(async () => ({ portalStatus: told.shift()! }), patience);
    expect(told).toEqual(['invited']);
    let looks = 0;
    await untilListed(async () => ({ portalStatus: (looks += 1) > 0 ? 'pending' : 'invited' }), patience);
    expect(looks).toBe(3);
  });
});
