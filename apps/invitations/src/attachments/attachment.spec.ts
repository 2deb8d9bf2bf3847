import { allowedEndings, cleanName, typeByName } from './attachment';

describe('the name of an attachment', () => {
  it.each([
    ['welcome.pdf', 'welcome.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    [String.raw`C:\Users\ada\welcome package.pdf`, 'welcome package.pdf'],
    ['a\r\nBcc: x@example.com\u0000.pdf', 'aBcc: x@example.com.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['  ..hidden.pdf ', 'hidden.pdf'],
    ['Guía de bienvenida – 你好.pdf', 'Guía de bienvenida – 你好.pdf'],
    ['half \ud83d.pdf', 'half \ufffd.pdf'],
    ['..', ''],
    ['folder/', ''],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanName(given)).toBe(clean);
  });

  it('has 200 characters at the most and keeps its ending', () => {
    const name = cleanName(`${'🏠'.repeat(300)}.pdf`);
    expect([...name]).toHaveLength(200);
    expect(name).toMatch(/^(?:🏠){196}\.pdf$/u);
  });
});

describe('the type of an attachment', () => {
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
