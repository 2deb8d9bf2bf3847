import PostalMime from 'postal-mime';
import type { MailParts } from './content';
import { fillPlan, planMail, type PlannedMail } from './mail-plan';

const name = { slot: 'name', as: 'text' } as const;
const parts: MailParts = {
  subject: ['For ', { slot: 'name', as: 'header' }],
  html: ['<p>', { slot: 'name', as: 'html' }, '</p>'],
  text: ['Dear ', name, '\n', name, name, ' of\n', name],
};
const file = Buffer.from('Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nfile\r\n');
const whole = ({ contentType, body, files }: PlannedMail) =>
  `Content-Type: ${contentType}\r\n\r\n${body}${files.map(String).join('')}`;

describe('the plan of a mail', () => {
  it.each(['Ana', '', ' ', '.', '=', 'Zoë '.repeat(40), '--=_alternative--'])(
    'filled for %j has its words, and those around it',
    async (said) => {
      const mail = fillPlan(planMail(parts, []), { name: said });
      const { text, html, attachments } = await PostalMime.parse(whole(mail));
      expect({ text, html }).toEqual({ text: `Dear ${said}\n${said}${said} of\n${said}\n`, html: `<p>${said}</p>\n` });
      expect([mail.subject, attachments]).toEqual([`For ${said}`, []]);
    },
  );

  it('gives each slot its lines to itself, without a break where the text has one', () => {
    const { body } = fillPlan(planMail(parts, []), { name: 'Ana' });
    expect(body).toContain('\r\n\r\nDear=20=\r\nAna\r\nAna=\r\nAna=\r\n of\r\nAna\r\n--=_alternative\r\n');
  });

  it('has its files behind the words, the same bytes in every mail', async () => {
    const plan = planMail(parts, [file, file]);
    const [one, other] = [fillPlan(plan, { name: 'Ana' }), fillPlan(plan, { name: 'Ben' })];
    expect(one.files).toBe(other.files);
    expect(one.files).toContain(file);
    const { text, attachments } = await PostalMime.parse(whole(one));
    expect(text).toContain('Dear Ana');
    expect(
      attachments.map(({ content }) =>
        Buffer.from(content as ArrayBuffer)
          .toString()
          .trim(),
      ),
    ).toEqual(['file', 'file']);
  });

  it('is not filled with a hole in it', () => {
    expect(() => fillPlan(planMail(parts, []), {})).toThrow('no value for "name"');
  });
});
