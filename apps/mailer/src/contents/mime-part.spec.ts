import PostalMime from 'postal-mime';
import { mimePart } from './mime-part';

const mailWith = (part: string) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${part}\r\n--b--\r\n`;

describe('an attachment', () => {
  it.each([
    ['plain.pdf', 0],
    ['Guía «2026» für "alle".pdf', 57],
    ['名前.pdf', 58],
    ["it's (a) *star*.pdf", 12_345],
  ])('%s of %d bytes arrives as it was', async (filename, size) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) % 256);
    const { attachments } = await PostalMime.parse(
      mailWith(mimePart({ id: 'x', filename, contentType: 'application/pdf', size }, bytes)),
    );
    expect(attachments[0]).toMatchObject({ filename, mimeType: 'application/pdf', disposition: 'attachment' });
    expect(new Uint8Array(attachments[0]!.content as ArrayBuffer)).toEqual(bytes);
  });

  it('keeps to lines that every server takes, and lets no name write a header', () => {
    const part = mimePart(
      { id: 'x', filename: 'a\r\nBcc: b@example.com', contentType: 'text/plain', size: 1 },
      new Uint8Array(500),
    );
    const body = part.split('\r\n\r\n')[1]!;
    expect(Math.max(...body.split('\r\n').map(({ length }) => length))).toBe(76);
    expect(part).not.toMatch(/^Bcc/m);
  });
});
