import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream';
import { smtpData } from './mail-data';

const pieces = fc.array(
  fc
    .array(fc.constantFrom('.', '..', '\r\n', '\r\n.', '\r\n.\r\n', 'a', 'of. dots', '\u00e9'), { maxLength: 8 })
    .map((texts) => Buffer.from(texts.join(''))),
  { maxLength: 4 },
);

describe("a mail's data", () => {
  it('is what nodemailer would make of it, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (raw) => {
        const reference = new DataStream();
        reference.end(Buffer.concat(raw));
        const wanted = await buffer(reference);
        // Of a mail without a byte the two think differently; there is none.
        if (Buffer.concat(raw).length) expect(String(Buffer.concat(smtpData(raw)))).toBe(String(wanted));
      }),
    );
  });

  it('is the mail itself where no line begins with a dot', () => {
    const mail = [Buffer.from('To: a\r\n\r\n'), Buffer.from('hello. \r\n')];
    const data = smtpData(mail);
    expect(data.map(String)).toEqual([...mail.map(String), '.\r\n']);
    expect(data[1]!.buffer).toBe(mail[1]!.buffer);
  });
});
