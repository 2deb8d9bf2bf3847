import { dayIn, nextDue } from './next-due';

const invoice = (date: string, amount: number, dueDate: string | null = `${date.slice(0, 8)}15`) => ({
  kind: 'invoice',
  date,
  amount,
  dueDate,
});
const payment = (date: string, amount: number) => ({ kind: 'payment', date, amount: -amount, dueDate: null });

const september = invoice('2026-09-01', 325);
const october = invoice('2026-10-01', 325);
const november = invoice('2026-11-01', 325);
const today = '2026-11-10';

describe('what is due next', () => {
  it('is nothing where nothing is owed', () => {
    expect(nextDue(0, [september, payment('2026-09-05', 325)], today)).toBeNull();
    expect(nextDue(-50, [november], today)).toBeNull();
  });

  it('is the day of the newest invoice, where all before it are paid', () => {
    expect(nextDue(325, [november, october, september], today)).toEqual({ day: '2026-11-15', overdue: false });
  });

  it('is the oldest day of the invoices that the balance stands for', () => {
    expect(nextDue(650, [september, october, november], today)).toEqual({ day: '2026-10-15', overdue: true });
    expect(nextDue(651, [november, october, september], today)).toEqual({ day: '2026-09-15', overdue: true });
  });

  it('counts what is paid in part', () => {
    expect(nextDue(10, [payment('2026-11-05', 315), november], today)).toEqual({ day: '2026-11-15', overdue: false });
  });

  it('is not overdue on its own day', () => {
    expect(nextDue(325, [november], '2026-11-15')?.overdue).toBe(false);
    expect(nextDue(325, [november], '2026-11-16')?.overdue).toBe(true);
  });

  it('is unknown where no invoice says a day', () => {
    expect(nextDue(325, [invoice('2026-11-01', 325, null)], today)).toBeNull();
    expect(nextDue(325, [], today)).toBeNull();
  });
});

describe('today', () => {
  it('is that of the community', () => {
    const now = new Date('2026-11-21T03:00:00Z');
    expect(dayIn('America/New_York', now)).toBe('2026-11-20');
    expect(dayIn('Europe/Madrid', now)).toBe('2026-11-21');
  });
});
