import fc from 'fast-check';
import type { StoredStatus } from '../deliveries/delivery';
import { effectOf, headOf, statusAfter } from './effect';
import type { Verdict } from './report';

const verdict = (changes: Partial<Verdict>): Verdict => ({
  address: 'ada@example.com',
  original: null,
  action: 'failed',
  status: '5.1.1',
  kind: 'hard',
  reason: 'invalid_recipient',
  detail: null,
  ...changes,
});

function after(status: StoredStatus, acts: readonly ('bounce' | 'complain' | 'confirm')[]): StoredStatus {
  return acts.reduce<StoredStatus>((now, act) => statusAfter(now, act) ?? now, status);
}

describe('what a report does', () => {
  it('is the same whatever the order of the reports, and however often they come', () => {
    const acts = fc.array(fc.constantFrom('bounce' as const, 'complain' as const, 'confirm' as const), {
      minLength: 1,
    });
    fc.assert(
      fc.property(acts, (reports) => {
        const strongest = reports.includes('complain')
          ? 'complained'
          : reports.includes('bounce')
            ? 'bounced'
            : 'delivered';
        expect(after('sent', reports)).toBe(strongest);
      }),
    );
  });

  it('is nothing to a mail that was never sent, or is due again', () => {
    for (const status of ['prepared', 'deferred', 'suppressed', 'cancelled', 'skipped'] as const) {
      expect(after(status, ['bounce', 'complain', 'confirm'])).toBe(status);
    }
  });

  it.each([
    ['suppresses an address that does not exist', verdict({}), 'hard_bounce'],
    ['suppresses nobody for a full mailbox', verdict({ kind: 'soft', status: '5.2.2', reason: 'mailbox_full' }), null],
    ['suppresses nobody for 5.7.x, whatever the words', verdict({ status: '5.7.1' }), null],
  ])('%s', (_, one, suppress) => {
    expect(effectOf({ what: 'bounce', verdicts: [one] }, 'ada@example.com')).toMatchObject({ act: 'bounce', suppress });
  });

  it('is a line in the timeline for a delay, and nothing else', () => {
    const late = verdict({ action: 'delayed', kind: 'soft', status: '4.4.1', reason: 'transient_system' });
    expect(effectOf({ what: 'bounce', verdicts: [late] }, 'ada@example.com')).toMatchObject({
      event: 'delay',
      act: null,
      suppress: null,
    });
  });

  it('is decided by what is said of the address that was mailed', () => {
    const verdicts: [Verdict, Verdict] = [
      verdict({ address: 'bob@example.com' }),
      verdict({ address: 'ADA@example.com', action: 'delivered' }),
    ];
    expect(effectOf({ what: 'bounce', verdicts }, 'ada@example.com')).toMatchObject({ act: 'confirm' });
    expect(effectOf({ what: 'bounce', verdicts }, 'forwarded@example.com')).toMatchObject({ act: 'bounce' });
    expect(headOf([verdicts[1], verdicts[0]])).toBe(verdicts[0]);
  });
});
