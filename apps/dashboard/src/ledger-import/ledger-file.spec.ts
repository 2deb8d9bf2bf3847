import { currencies, exampleLedger, problemsCsv } from './ledger-file';

describe('a file of account figures', () => {
  it('has an example whose rows are as wide as its header', () => {
    const widths = exampleLedger.csv
      .trim()
      .split('\n')
      .map((line) => line.split(',').length);
    expect(new Set(widths).size).toBe(1);
  });

  it('may be in any currency, which has a name', () => {
    expect(currencies('en')).toContainEqual({ value: 'USD', label: 'USD – US Dollar' });
    expect(currencies('es')).toContainEqual({ value: 'EUR', label: 'EUR – euro' });
  });

  it('gives its problems back as a file that runs nothing', () => {
    const errors = [
      { row: 3, field: 'Amount', code: 'amount.invalid', message: 'This is no amount: "12 x".' },
      { row: 9, field: '=HYPERLINK()', code: 'date.invalid', message: 'This is no date.' },
      { row: 10, field: null, code: 'row.malformed', message: 'The row is cut.' },
    ];
    expect(problemsCsv(errors, ['Row', 'Column', 'Problem'])).toBe(
      [
        '"Row","Column","Problem"',
        '"3","Amount","This is no amount: ""12 x""."',
        '"9","\'=HYPERLINK()","This is no date."',
        '"10","","The row is cut."',
        '',
      ].join('\r\n'),
    );
  });
});
