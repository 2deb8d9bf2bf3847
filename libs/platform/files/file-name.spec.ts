import { cleanName } from './file-name';

describe('the name of a file', () => {
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
