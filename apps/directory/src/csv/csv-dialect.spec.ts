import { dialectOf, whyNoCsv } from './csv-dialect';

describe('the delimiter of a file', () => {
  it.each([
    ['Name,Email\nAda,ada@example.com\n', ','],
    ['Name;Email\nAda;ada@example.com\n', ';'],
    ['Name\tEmail\nAda\tada@example.com\n', '\t'],
    ['Name|Email\nAda|ada@example.com\n', '|'],
    ['"Name";"Email"\n"Abbott, Ada";"a@example.com"\n"Moore, Ivy, Inc.";"b@example.com"\n', ';'],
    ['Property;Name, as on the deed;Email\n1 Elm St;Ada Abbott;a@example.com\n2 Elm St;Ivy Moore;\n', ';'],
    ['Name,Notes\nAda,"one; two; three\nfour; five"\nIvy,"six; seven"\n', ','],
    ['Name\nAda\n', ','],
  ])('of %j is %j', (head, delimiter) => expect(dialectOf(head)).toEqual({ delimiter, linesBefore: 0 }));

  it('is what a line `sep=` on top says', () => {
    expect(dialectOf('sep=;\r\nName, first,Email;x\r\n')).toEqual({ delimiter: ';', linesBefore: 1 });
  });
});

describe('a file', () => {
  it.each([
    ['', 'empty'],
    [' \r\n\r\n', 'empty'],
    ['PK\u0003\u0004\u0014\u0000', 'Excel workbook'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1', 'Excel workbook'],
    ['%PDF-1.7\n', 'PDF'],
    ['\u0089PNG\r\n', 'image'],
    ['<!doctype html><html>', 'web page'],
    ['[{"name": "Ada"}]', 'JSON'],
    ['N\u0000a\u0000m\u0000e\u0000,\u0000', 'not a text'],
  ])('that begins with %j is no CSV: %s', (head, reason) => expect(whyNoCsv(head)).toContain(reason));

  it('that begins with words may be a CSV', () => expect(whyNoCsv('Name,Email\n')).toBeNull());
});
