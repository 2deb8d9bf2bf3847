import { invitationDefaults, noticeDefaults } from './defaults';
import { fill, slotsOf } from './fill';
import { compileInvitation, compileNotice, type MailCommunity } from './invitation-mail';
import { invitationValues, residentValues } from './resident-values';

const community: MailCommunity = {
  communityName: 'Maple & Oak Court',
  senderName: 'Harbor Property Management',
  brandColor: '#2f6f4f',
  logoUrl: null,
  timezone: 'America/Los_Angeles',
  instructionGuideUrl: 'https://guide.example/a?b=1&c=2',
};
const resident = { firstName: 'Ana', lastName: 'Ruiz', propertyName: '12 Maple Drive' };
const link = {
  url: 'https://portal.example/portal/activate?token=abc',
  days: 7,
  expiresAt: new Date('2026-03-04T05:14:00Z'),
};

const stop = { unsubscribeUrl: 'https://portal.example/portal/unsubscribe?token=mine' };

async function invitation(written = invitationDefaults('en'), locale: 'en' | 'es' = 'en', of = community) {
  const content = await compileInvitation(written, of);
  return fill(content[locale], { ...invitationValues(resident, link, locale, of.timezone), ...stop });
}

async function notice(body: string, of = community) {
  return fill((await compileNotice({ subject: 'Pool', body }, of)).en, { ...residentValues(resident), ...stop });
}

const visible = (html: string) =>
  html
    .replace(/<!--[^]*?-->|<style[^]*?<\/style>|<title[^]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const times = (text: string, part: string) => text.split(part).length - 1;

describe('an invitation', () => {
  it('greets by name, names the property and says what the portal is for, in HTML and text (A9)', async () => {
    const mail = await invitation();
    for (const body of [visible(mail.html), mail.text]) {
      expect(body).toContain('Hello Ana,');
      expect(body).toContain('12 Maple Drive');
      expect(body).toMatch(/balance.*invoices/);
      expect(body).toMatch(/repair/);
      expect(body).toMatch(/notices/);
    }
  });

  it('has the button, with the link once more as text (A9)', async () => {
    const mail = await invitation();
    expect(mail.html).toMatch(
      /<a\s+href="https:\/\/portal\.example\/portal\/activate\?token=abc"[^>]*>\s*Activate My Account\s*<\/a>/,
    );
    expect(mail.html).toContain('>https://portal.example/portal/activate?token=abc</a>');
    expect(mail.text).toContain('Activate My Account:\nhttps://portal.example/portal/activate?token=abc\n');
  });

  it("says after how many days the link expires, with the date in the community's time zone (A9)", async () => {
    const mail = await invitation();
    for (const body of [visible(mail.html), mail.text]) {
      expect(body).toContain('It expires after 7 days, on Tuesday, March 3, 2026 at 9:14 PM PST.');
    }
  });

  it('links the instruction guide of the community (B12), once', async () => {
    const [own, written] = [
      await invitation(),
      await invitation({ subject: 's', body: 'See [it]({{instructionGuideUrl}}).' }),
    ];
    for (const mail of [own, written]) {
      expect(times(mail.html, 'href="https://guide.example/a?b=1&amp;c=2"')).toBe(1);
      expect(times(mail.text, 'https://guide.example/a?b=1&c=2')).toBe(1);
    }
  });

  it.each([null, 'javascript:alert(1)'])(
    'does without a guide where the community has %j',
    async (instructionGuideUrl) => {
      const body = 'See [the guide]({{instructionGuideUrl}}). {{instructionGuideUrl}}';
      const mail = await invitation({ subject: 's', body }, 'en', { ...community, instructionGuideUrl });
      expect(visible(mail.html)).toContain('See the guide.');
      expect(mail.html).not.toMatch(/javascript|instruction/);
      expect(mail.text).not.toMatch(/javascript|instruction/);
    },
  );

  it('has its button in it whatever the edit (B5): where staff put it, else at the end', async () => {
    const order = (text: string) => /ahead[^]*Activate My Account[^]*behind/.test(text);
    const placed = await invitation({ subject: 's', body: 'ahead {{ activationButton }} behind {{activationButton}}' });
    const appended = await invitation({ subject: 's', body: 'ahead behind' });
    expect([order(placed.text), order(visible(placed.html))]).toEqual([true, true]);
    expect([order(appended.text), order(visible(appended.html))]).toEqual([false, false]);
    for (const mail of [placed, appended]) expect(times(mail.html, 'Activate My Account\n</a>')).toBe(1);
  });

  it('lets staff greet in their own words', async () => {
    const mail = await invitation({ subject: 's', body: 'Dear {{fullName}},\n\nwelcome.' });
    expect(mail.text).toMatch(/^Dear Ana Ruiz,\n\nwelcome/);
    expect(visible(mail.html)).not.toContain('Hello');
  });

  it('tells in the footer who sent it and why', async () => {
    const mail = await invitation();
    const why =
      'Sent by Harbor Property Management. You receive this email because you are listed as an owner or resident of 12 Maple Drive in Maple & Oak Court.';
    expect(mail.text).toContain(why);
    expect(visible(mail.html)).toContain(why.replace('&', '&amp;'));
  });

  it('ends with the way to stop such mails, in HTML and text, in the language of the resident', async () => {
    for (const [locale, words] of [
      ['en', 'Stop these invitations'],
      ['es', 'No recibir más invitaciones'],
    ] as const) {
      const mail = await invitation(invitationDefaults('en'), locale);
      expect(mail.text.endsWith(`\n\n${words}:\n${stop.unsubscribeUrl}\n`)).toBe(true);
      expect(mail.html).toMatch(
        new RegExp(`<a href="https://portal\\.example/portal/unsubscribe\\?token=mine"[^>]*>${words}</a>`),
      );
    }
  });

  it("speaks the resident's language, and staff's words as they wrote them", async () => {
    const mail = await invitation({ subject: 'Hi {{firstName}}', body: 'In our own words.' }, 'es');
    expect(mail.html).toContain('<html lang="es"');
    expect(mail.subject).toBe('Hi Ana');
    for (const body of [visible(mail.html), mail.text]) {
      for (const said of [
        'Hola, Ana:',
        'In our own words.',
        'Activar mi cuenta',
        'al cabo de 7 días',
        'martes, 3 de marzo',
      ]) {
        expect(body).toContain(said);
      }
    }
  });

  it('speaks the language of the resident throughout where staff changed nothing', async () => {
    const english = invitationDefaults('en');
    const asSaved = { ...english, body: `${english.body.replaceAll('\n', '\r\n')}\r\n` };
    expect((await invitation(asSaved, 'es')).text).toContain('ver su saldo, sus facturas');
    expect((await invitation({ ...asSaved, body: `${asSaved.body} PS` }, 'es')).text).toContain('see your balance');
    expect((await invitation(invitationDefaults('es'), 'en')).subject).toBe(
      'Your Maple & Oak Court portal account is ready',
    );
  });

  it('leaves to be filled only what differs from resident to resident', async () => {
    const body =
      '{{firstName}} {{lastName}} {{fullName}} {{propertyName}} {{communityName}} {{expiresAt}} {{activationUrl}} {{instructionGuideUrl}}';
    const { en, es } = await compileInvitation({ subject: '{{communityName}}', body }, community);
    const open = ['activationUrl', 'expiresAt', 'firstName', 'fullName', 'lastName', 'linkDays', 'propertyName'];
    const all = [...open, 'unsubscribeUrl'];
    expect([slotsOf(en), slotsOf(es)]).toEqual([all, all]);
    expect(Object.keys(invitationValues(resident, link, 'en', 'UTC')).toSorted()).toEqual(open);
  });

  it('differs from its preview in the link and its date alone', async () => {
    const { en } = await compileInvitation(invitationDefaults('en'), community);
    const other = {
      url: 'https://portal.example/portal/activate?token=xyz',
      days: 7,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    };
    const [preview, mail] = [other, link].map((of) =>
      fill(en, { ...invitationValues(resident, of, 'en', 'UTC'), ...stop }),
    );
    const alike = ({ html, text, subject }: NonNullable<typeof mail>, of: typeof link) =>
      [html, text, subject].map((part) =>
        part.replaceAll(of.url, 'L').replace(/on \w+, [^.<]+ UTC|until \w+, [^.<]+ UTC/g, 'D'),
      );
    expect(alike(preview!, other)).toEqual(alike(mail!, link));
  });

  it('survives its storage as JSON', async () => {
    const content = await compileInvitation(invitationDefaults('en'), community);
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
  });

  it('shows a resident named like markup as text', async () => {
    const evil = {
      firstName: '<img src=x onerror=alert(1)>',
      lastName: '{{activationUrl}}',
      propertyName: '"><script>',
    };
    const { en } = await compileInvitation(
      { subject: '{{fullName}}', body: 'Of {{lastName}} [x]({{activationUrl}})' },
      community,
    );
    const mail = fill(en, { ...invitationValues(evil, link, 'en', 'UTC'), ...stop });
    expect(mail.html).not.toMatch(/<img|<script/);
    expect(visible(mail.html)).toContain('Of {{activationUrl}}');
    expect(mail.subject).toBe('<img src=x onerror=alert(1)> {{activationUrl}}');
  });

  it("keeps staff's subject on one line", async () => {
    expect((await invitation({ subject: ' A\r\nBcc: b@example.com ', body: 'b' })).subject).toBe(
      'A  Bcc: b@example.com',
    );
  });

  it('greets a company, which has no first name, by its name', () => {
    const values = residentValues({ firstName: '', lastName: 'Oak Holdings LLC', propertyName: 'P' });
    expect([values.firstName, values.fullName]).toEqual(['Oak Holdings LLC', 'Oak Holdings LLC']);
  });

  it('is refused with a merge field that does not exist', async () => {
    await expect(compileInvitation({ subject: '{{frist}}', body: '{{nmae}}' }, community)).rejects.toThrow(
      'frist, nmae',
    );
  });
});

describe('a notice', () => {
  it('has the same shell with neither button nor date', async () => {
    const mail = await notice('The pool is **closed**.');
    expect(visible(mail.html)).toContain('Hello Ana, The pool is closed .');
    expect(mail.text).toMatch(/^Hello Ana,\n\nThe pool is closed\.\n\n--\nSent by Harbor/);
    expect(mail.html + mail.text).not.toMatch(/Activate|expires|activate/);
  });

  it('ends with the way to stop such mails', async () => {
    const mail = await notice('x');
    expect(mail.text.endsWith(`\n\nStop these notices:\n${stop.unsubscribeUrl}\n`)).toBe(true);
    expect(mail.html).toContain('>Stop these notices</a>');
  });

  it('may link the guide', async () => {
    expect((await notice('[guide]({{instructionGuideUrl}})')).html).toContain(
      'href="https://guide.example/a?b=1&amp;c=2"',
    );
  });

  it('is refused with fields of an invitation', async () => {
    await expect(compileNotice({ subject: '', body: '{{activationUrl}}' }, community)).rejects.toThrow('activationUrl');
  });

  it('starts from words in the language of the resident', async () => {
    const { es } = await compileNotice(noticeDefaults('en'), community);
    expect(fill(es, { ...residentValues(resident), ...stop }).subject).toBe('Un aviso de Maple & Oak Court');
  });
});
