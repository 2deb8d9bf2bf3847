import PostalMime from 'postal-mime';
import { filePart } from './file-part.encoder';

const part = (filename: string, bytes: Uint8Array): Promise<Buffer> =>
  filePart({ id: 'x', filename, contentType: 'application/pdf', size: bytes.length }, bytes);
const mailWith = (file: Buffer) =>
  `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${file.toString('latin1')}\r\n--b--\r\n`;
const longName = `${'長い名前'.repeat(60)}.pdf`;

describe('an attachment', () => {
  it.each([
    { title: 'plain letters', filename: 'plain.pdf', size: 0 },
    { title: 'quotes', filename: 'Guía «2026» für "alle".pdf', size: 57 },
    { title: 'another script', filename: '名前.pdf', size: 58 },
    { title: 'signs', filename: "it's (a) *star*.pdf", size: 12_345 },
    { title: 'more letters than a line takes', filename: longName, size: 1 },
  ])('arrives as it was, with $title in its name', async ({ filename, size }) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) % 256);
    const { attachments } = await PostalMime.parse(mailWith(await part(filename, bytes)));
    expect(attachments[0]).toMatchObject({ filename, mimeType: 'application/pdf', disposition: 'attachment' });
    expect(new Uint8Array(attachments[0]!.content as ArrayBuffer)).toEqual(bytes);
  });

  it('keeps to lines that every server takes, and lets no name write a header', async () => {
    for (const filename of ['a\r\nBcc: b@example.com', longName]) {
      const file = (await part(filename, new Uint8Array(500))).toString('latin1');
      expect(file).toMatch(/^(?:[ -~]{0,998}\r\n)+[ -~]{0,76}\s*$/);
      expect(file.split('\r\n\r\n')[1]).toMatch(/^(?:.{76}\r\n)+.{1,76}\s*$/);
      expect(file).not.toMatch(/^Bcc/m);
    }
  });
});
