import fc from 'fast-check';
import { newId } from '@portico/platform/ids';
import type { Telling, Verdict } from './report';
import { settlementOf, type ReportedMail } from './reported-mail';

const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
  address: 'ada@example.com',
  original: null,
  action: 'failed',
  status: '5.1.1',
  kind: 'hard',
  reason: 'invalid_recipient',
  detail: null,
  ...changes,
});
const bounce: Telling = { what: 'bounce', verdicts: [verdict()] };
const delivered: Telling = { what: 'bounce', verdicts: [verdict({ action: 'delivered', kind: 'not_a_bounce' })] };
const complaint: Telling = { what: 'complaint', recipient: 'ada@example.com', harmless: false };
const delay: Telling = { what: 'bounce', verdicts: [verdict({ action: 'delayed' })] };
const reports = { bounce, delivered, complaint, delay };

const mail = (changes: Partial<ReportedMail> = {}): ReportedMail => ({
  id: newId(),
  organizationId: newId(),
  messageId: null,
  residentId: null,
  invitationId: null,
  linkGeneration: null,
  linkExpiresAt: null,
  purpose: 'invitation',
  status: 'sent',
  unanswered: false,
  email: 'ada@example.com',
  emailKey: 'ada@example.com',
  retried: false,
  ...changes,
});

describe('what reports make of a mail', () => {
  it('is the same in whatever order they come, and whether the relay has answered yet or not', () => {
    const names = fc.shuffledSubarray(['bounce', 'delivered', 'complaint', 'delay', 'delivered'] as const, {
      minLength: 1,
    });
    fc.assert(
      fc.property(names, fc.constantFrom('sent' as const, 'sending' as const, 'failed' as const), (order, status) => {
        const one = mail({ status, unanswered: status !== 'sent' });
        const { changes, proven } = settlementOf(order.map((name) => ({ mail: one, report: reports[name] })));
        const strongest = ['complaint', 'bounce', 'delivered'].find((name) => (order as string[]).includes(name));
        const ends = { complaint: 'complained', bounce: 'bounced', delivered: 'delivered' } as const;
        expect(changes.at(-1)?.status).toBe(strongest && ends[strongest as keyof typeof ends]);
        expect(proven).toEqual(one.unanswered && strongest ? [one] : []);
      }),
    );
  });

  it('is a line in the timeline for each of them', () => {
    const one = mail();
    const { events } = settlementOf([delivered, bounce, delivered].map((report) => ({ mail: one, report })));
    expect(events.map(({ type }) => type)).toEqual(['delivered', 'bounced', 'delivered']);
  });

  it.each([
    ['bounce', bounce],
    ['complaint', complaint],
  ])('is no more than a line for a late %s of an address that was corrected since', (_, report) => {
    const corrected = mail({ retried: true, email: 'new@example.com', emailKey: 'new@example.com' });
    const made = settlementOf([{ mail: corrected, report }]);
    expect(made).toMatchObject({ proven: [], suppressions: [], changes: [] });
    expect(made.events).toHaveLength(1);
  });

  it('is told apart from mail to mail', () => {
    const [one, other] = [mail(), mail({ status: 'delivered' })];
    const made = settlementOf([
      { mail: one, report: delivered },
      { mail: other, report: complaint },
    ]);
    expect(made.changes.map(({ id, status }) => [id, status])).toEqual([
      [one.id, 'delivered'],
      [other.id, 'complained'],
    ]);
    expect(made.suppressions).toMatchObject([{ organizationId: other.organizationId, reason: 'complaint' }]);
  });
});
