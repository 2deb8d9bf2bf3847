import { headersOf } from './stored-file';

const file = { filename: 'rules.pdf', contentType: 'application/pdf', size: 3, sha256: 'ab'.repeat(32) };

describe('a file that is served', () => {
  it.each([
    ['application/pdf', 'inline'],
    ['image/png', 'inline'],
    ['text/plain', 'attachment'],
    ['text/csv', 'attachment'],
    ['application/vnd.oasis.opendocument.text', 'attachment'],
  ])('of the type %s is to be taken %s', (contentType, how) => {
    expect(headersOf({ ...file, contentType })['content-disposition']).toMatch(new RegExp(`^${how}; `));
  });

  it('has its name in plain letters and as it is', () => {
    expect(headersOf({ ...file, filename: 'Guía "50 %" (neu)*.pdf' })['content-disposition']).toBe(
      `inline; filename="Gu_a _50 __ (neu)*.pdf"; filename*=UTF-8''Gu%C3%ADa%20%2250%20%25%22%20%28neu%29%2a.pdf`,
    );
  });

  it('has the tag of its bytes', () => {
    expect(headersOf(file)).toMatchObject({ etag: `"${file.sha256}"`, 'content-length': '3' });
  });
});
