import { leftOver, pastedColumn, updatesOf, withColumn } from './mass-edit';

const residents = [
  { id: 'a', email: 'ada@example.com' },
  { id: 'b', email: null },
  { id: 'c', email: null },
];

describe('what is pasted from a spreadsheet', () => {
  it('is a column, whatever ends its lines', () => {
    expect(pastedColumn('a@example.com\r\n\r\nc@example.com\r\n')).toEqual(['a@example.com', '', 'c@example.com']);
  });

  it('is the column with addresses where there are several', () => {
    expect(pastedColumn('Ada\ta@example.com\nBob\tb@example.com')).toEqual(['a@example.com', 'b@example.com']);
  });

  it('is plain text where it is one cell', () => expect(pastedColumn('a@example.com\n')).toBeNull());

  it('fills the rows from where it was pasted, and no more than there are', () => {
    expect(withColumn({ a: 'x' }, residents, 1, ['b@example.com', '', 'd@example.com'])).toEqual({
      a: 'x',
      b: 'b@example.com',
    });
  });
});

describe('saving the grid', () => {
  it('takes what differs, and clears what was emptied', () => {
    expect(updatesOf({ a: ' ', b: ' b@example.com ', c: '' }, residents)).toEqual([
      { id: 'a', email: null },
      { id: 'b', email: 'b@example.com' },
    ]);
    expect(updatesOf({ a: 'ada@example.com' }, residents)).toEqual([]);
  });

  it('leaves the rows that were refused, with the reason', () => {
    const error = { code: 'email.invalid', message: 'This is no address.' };
    expect(
      leftOver({ a: 'x', b: 'y' }, [
        { id: 'a', ok: false, error },
        { id: 'b', ok: true },
      ]),
    ).toEqual([{ a: 'x' }, { a: 'This is no address.' }]);
  });
});
