import { ledgerColumns, whatIsMissing } from './ledger-columns';

const fieldsOf = (headers: string[]) =>
  Object.fromEntries(Object.entries(ledgerColumns(headers)).map(([field, column]) => [field, column.header]));

describe('the columns of a ledger', () => {
  it('are known by what people write over them', () => {
    const headers = [
      'Acct #',
      'Unit',
      'Owner Email',
      'Post Date',
      'Type',
      'Memo',
      'Invoice #',
      'Amount',
      'Due',
      'Balance',
    ];
    expect(fieldsOf(headers)).toEqual({
      accountNumber: 'Acct #',
      unit: 'Unit',
      email: 'Owner Email',
      date: 'Post Date',
      kind: 'Type',
      description: 'Memo',
      reference: 'Invoice #',
      amount: 'Amount',
      dueDate: 'Due',
      balance: 'Balance',
    });
  });

  it('are read once: of two that mean the same the first', () => {
    expect(fieldsOf(['Date', 'Posted', 'Property', 'Total', 'Amount', 'Colour'])).toEqual({
      date: 'Date',
      propertyName: 'Property',
      amount: 'Total',
    });
  });

  it.each([
    [['Date', 'Amount'], 'No column names the property.'],
    [['Account', 'Date'], 'There is no column for the amount, nor for the balance.'],
    [['Account', 'Amount'], 'There is no column for the date.'],
    [['Account', 'Balance'], null],
    [['Property', 'Date', 'Amount'], null],
  ])('%j: what is missing is %j', (headers, missing) => {
    expect(whatIsMissing(ledgerColumns(headers))).toBe(missing);
  });
});
