// What is to be paid next. The balance is what the management system says; which invoices it stands for, we conclude: whoever pays,
// pays the oldest first.

export interface Entry {
  kind: string;
  date: string;
  amount: number;
  dueDate: string | null;
}

export interface Due {
  /** The day, `2026-11-15`. */
  day: string;
  overdue: boolean;
}

/** The first day on which something of this balance is due; null where nothing is owed or no invoice says a day. `today` is a day too. */
export function nextDue(balance: number, entries: readonly Entry[], today: string): Due | null {
  const days = openInvoices(balance, entries).flatMap(({ dueDate }) => dueDate ?? []);
  const day = days.toSorted()[0];
  return day === undefined ? null : { day, overdue: day < today };
}

/** The newest invoices that make up the balance. */
function openInvoices(balance: number, entries: readonly Entry[]): Entry[] {
  const invoices = entries
    .filter(({ kind, amount }) => kind === 'invoice' && amount > 0)
    .toSorted((a, b) => b.date.localeCompare(a.date));
  let left = balance;
  return invoices.filter(({ amount }) => {
    const open = left > 0;
    left -= amount;
    return open;
  });
}

/** The day that it is at this moment in a time zone, `2026-11-21`. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
}
