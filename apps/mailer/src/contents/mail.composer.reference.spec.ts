// The reference is nodemailer's own composer: a mail of a plan is the mail that it would have made, whatever is in it.
import type { Grant } from '@portico/contracts/gate';
import { perLocale, type MailContent, type Segment, type SlotContext, type SlotValues } from '@portico/mail/content';
import { fill } from '@portico/mail/fill';
import fc from 'fast-check';
import Composer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { ContentCache } from './content.cache';
import { MailComposer } from './mail.composer';

// What breaks lines, codes, parts and headers; what is long; what takes several bytes.
const signs = [...'.=\r\n\t \0\ufeff', '\n.', '\r\n.\r\n', '\t\n', ' \n', '=3D', '=\r\n', '\nFrom '];
const forged = ['--=_alternative', '\r\n--=_alternative--\r\n', '\n--=_mixed\n', 'a\r\nBcc: eve@example.com'];
const long = [74, 75, 76, 1_200].map((length) => 'x'.repeat(length)).concat('Zoë 陳 '.repeat(30), '='.repeat(99));
const names = ['', '👩‍👩‍👧', '陳大文', 'O’Neil, "the 2nd"', '=?utf-8?Q?a b?=', '\ud83d', `${'x'.repeat(73)}👩‍👩‍👧`];
const piece = fc.oneof(fc.constantFrom(...signs, ...forged, ...long, ...names), fc.string({ unit: 'binary' }));
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
/** Longer than any name that is stored. */
const short = text.map((all) => all.slice(0, 300));

const slots = ['one', 'two', 'three'] as const;
const values: fc.Arbitrary<SlotValues> = fc.record({ one: text, two: text, three: text });
const shortValues: fc.Arbitrary<SlotValues> = fc.record({ one: short, two: short, three: short });
const slotAs = (as: SlotContext): fc.Arbitrary<Segment> => fc.constantFrom(...slots).map((slot) => ({ slot, as }));
/** No line end is cut in two by a slot. */
const literal = text.map((all) => all.replace(/\r$/, ''));
const segments = (as: SlotContext) => fc.array(fc.oneof(literal, slotAs(as)), { maxLength: 8 });
const bodies: fc.Arbitrary<MailContent['en']> = fc.record({
  subject: fc.constant(['Hello']),
  html: segments('html').map((all) => ['<p>', ...all]),
  text: segments('text').map((all) => [...all, '.']),
});
const domains = fc.constantFrom('ada@example.com', 'ada@münchen.example', 'zoë@example.com', 'ada+long@example.com');
const person = fc.record({ name: short, address: domains });
const file = fc.record({
  filename: short.filter(Boolean),
  content: fc.uint8Array({ maxLength: 300 }).map(Buffer.from),
});
const files = fc.array(file, { maxLength: 2 });

const grant: Grant = {
  deliveryId: 'd',
  fence: 1,
  sendInMs: null,
  intent: false,
  to: { name: 'Ada Byron', address: 'ada@example.com' },
  from: { name: 'Añil Court', address: 'portal@mail.example' },
  replyTo: null,
  envelopeFrom: 'bounce+1@bounce.example',
  messageId: '<delivery.11111111-2222-3333-4444-555555555555@mail.example>',
  headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': '<https://portal.example/u/1>' },
  contentId: 'c',
  locale: 'en',
  values: {},
};
const plain: MailContent['en'] = { subject: ['Hello'], html: ['<p>'], text: ['Hi'] };
const contentType = 'application/pdf';

interface File {
  filename: string;
  content: Buffer;
}

async function ours(parts: MailContent['en'], one: Grant, attached: File[]): Promise<Buffer> {
  const attachments = attached.map(({ filename }, index) => ({ id: `${index}`, filename, contentType, size: 0 }));
  const contents = new ContentCache({
    content: async (id) => ({ id, parts: perLocale(() => parts), attachments }),
    attachment: async (id) => attached[Number(id)]!.content,
  });
  return Buffer.concat((await new MailComposer(contents, {}).make(one)).raw);
}

/** The same mail by nodemailer, its line ends as its SMTP client would send them. */
async function reference(parts: MailContent['en'], one: Grant, attached: File[], date: string): Promise<Buffer> {
  const { to, from, messageId, headers, values: said } = one;
  const head = { to, from, replyTo: one.replyTo ?? undefined, messageId, headers, date };
  const attachments = attached.map((each) => ({ ...each, contentType }));
  const mail = { ...head, ...fill(parts, said), attachments, encoding: 'quoted-printable' };
  const raw = await new Composer(mail).compile().build();
  return Buffer.from(raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');
}

async function both(parts: MailContent['en'], one: Grant, attached: File[] = []): Promise<[Buffer, Buffer]> {
  const raw = await ours(parts, one, attached);
  const date = /^Date: (.*)\r$/m.exec(raw.toString())![1]!;
  return [raw, await reference(parts, one, attached, date)];
}

const headOf = (raw: Buffer) => String(raw).slice(0, String(raw).indexOf('Content-Type: multipart'));

async function read(raw: Buffer) {
  const { html, text: words, attachments } = await PostalMime.parse(raw);
  const lines = (said?: string) => said?.split(/\r\n|\r|\n/);
  const kept = attachments.map((each) => ({
    ...each,
    content: Buffer.from(each.content as ArrayBuffer).toString('hex'),
  }));
  return { html: lines(html), text: lines(words), files: kept };
}

describe('a mail of a plan, next to the one of the reference', () => {
  it('reads the same, with all its files', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, values, files, async (parts, said, attached) => {
        const [mail, wanted] = await both(parts, { ...grant, values: said }, attached);
        expect(await read(mail)).toEqual(await read(wanted));
      }),
    );
  });

  it('has the same header, byte by byte, and nothing in it ends a line', async () => {
    const people = fc.record({ to: person, from: person, replyTo: fc.option(domains), values: shortValues });
    await fc.assert(
      fc.asyncProperty(people, segments('header'), async (said, subject) => {
        const [mail, wanted] = await both({ ...plain, subject }, { ...grant, ...said });
        expect(headOf(mail)).toBe(headOf(wanted));
        expect(headOf(mail)).toMatch(/^(?:.+\r\n)+$/);
        expect(headOf(mail)).not.toContain('\0');
      }),
    );
  });

  it('goes over every wire: printable ASCII in short lines that end with CRLF, every code whole', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, values, files, async (content, said, attached) => {
        const raw = String(await ours(content, { ...grant, values: said }, attached));
        expect(raw).toMatch(/^(?:[ -~]{0,998}\r\n)+$/);
        const parts = raw.split('Content-Transfer-Encoding: quoted-printable\r\n\r\n').slice(1);
        for (const line of parts.flatMap((part) => part.split('\r\n--=_')[0]!.split('\r\n')))
          expect(line).toMatch(/^(?=.{0,76}$)(?!\.)(?:[!-<>-~]| (?!$)|=[0-9A-F]{2})*=?$/);
      }),
    );
  });
});
