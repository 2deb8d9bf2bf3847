import { columnsFrom, columnsOf, fieldsOf, parseMapping } from './column-mapping';

const mapped = (headers: string[], mapping: Record<string, string | null>) =>
  Object.fromEntries(fieldsOf(columnsOf(headers, mapping)));

describe('a mapping', () => {
  it('goes before the guess', () => {
    expect(mapped(['A', 'B', 'Email', 'Notes'], { A: 'propertyName', B: 'owner1.fullName', Email: null })).toEqual({
      A: 'propertyName',
      B: 'owner1.fullName',
      Email: null,
      Notes: null,
    });
  });

  it('takes a field away from the column that was guessed for it', () => {
    expect(mapped(['Email', 'Login'], { Login: 'email' })).toEqual({ Email: null, Login: 'email' });
    expect(mapped(['First Name', 'Last Name', 'Who'], { Who: 'fullName' })).toEqual({
      'First Name': null,
      'Last Name': null,
      Who: 'fullName',
    });
  });

  it('leaves the columns in their order, whatever they are called', () => {
    const columns = columnsOf(['Unit', '2026', 'Name'], { '2026': 'owner1.email' });
    expect(fieldsOf(columns)).toEqual([
      ['Unit', 'unit'],
      ['2026', 'owner1.email'],
      ['Name', 'fullName'],
    ]);
    expect(columnsFrom(fieldsOf(columns))).toEqual(columns);
  });

  it('finds a header whatever its case', () => {
    expect(mapped(['WHO'], { who: 'fullName' })).toEqual({ WHO: 'fullName' });
  });

  it('may name one field for several headers', () => {
    expect(mapped(['No', 'Way'], { No: 'addressLine1', Way: 'addressLine1' })).toEqual({
      No: 'addressLine1',
      Way: 'addressLine1',
    });
  });

  it.each([
    ['{', 'mapping.malformed'],
    ['[]', 'mapping.malformed'],
    ['7', 'mapping.malformed'],
    ['{"A": "shoeSize"}', 'mapping.unknown_field'],
    ['{"A": "owner1.city"}', 'mapping.unknown_field'],
    ['{"A": "owner1.kind"}', 'mapping.unknown_field'],
    ['{"A": ""}', 'mapping.unknown_field'],
    ['{"A": 7}', 'mapping.unknown_field'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => parseMapping(text)).toThrow(
      expect.objectContaining({ status: 422, errors: [expect.objectContaining({ field: 'mapping', code })] }),
    );
  });

  it('that names a header the file does not have is refused', () => {
    expect(() => columnsOf(['A'], { B: 'email' })).toThrow(
      expect.objectContaining({
        status: 422,
        errors: [expect.objectContaining({ field: 'mapping', code: 'mapping.unknown_header' })],
      }),
    );
  });
});
