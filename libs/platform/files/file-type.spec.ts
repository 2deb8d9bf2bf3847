import { allowedEndings, typeByName } from './file-type';

describe('the type of a file', () => {
  it('is one of those that the API promises', () => {
    const promised = 'pdf, png, jpg, gif, webp, txt, csv, ics, docx, xlsx, pptx, odt, ods, odp';
    expect(allowedEndings.join(', ')).toBe(promised);
  });

  it.each(['virus.exe', 'page.html', 'pdf', '.pdf', 'macro.docm', 'picture.svg', 'archive.pdf.zip', 'x.constructor'])(
    'is not allowed for %s',
    (name) => {
      expect(typeByName(name)).toBeUndefined();
    },
  );

  it('does not depend on the case of the ending', () => {
    expect(typeByName('SCAN.JPEG')?.contentType).toBe('image/jpeg');
  });
});
