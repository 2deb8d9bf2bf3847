import {
  compileHomeLinked,
  compileHomeLinkedElsewhere,
  compileStaffPassword,
  homeLinkedValues,
  staffPasswordValues,
} from './account-mail';
import { fill } from './fill';
import { compileSignIn, signInValues } from './sign-in-mail';

describe('a sign-in mail', () => {
  it.each([
    ['en', 'Sign In', '30 minutes'],
    ['es', 'Iniciar sesión', '30 minutos'],
  ] as const)('has its link as button and text, and says how long it works (%s)', async (locale, button, span) => {
    const content = await compileSignIn();
    const mail = fill(
      content[locale],
      signInValues({ url: 'https://portal.example/s?token=a&b', minutes: 30 }, locale),
    );
    expect(mail.html).toMatch(
      new RegExp(`href="https://portal\\.example/s\\?token=a&amp;b"[^>]*>\\s*${button}\\s*</a>`),
    );
    expect(mail.text).toContain(`${button}:\nhttps://portal.example/s?token=a&b\n`);
    for (const body of [mail.html, mail.text]) expect(body).toContain(span);
  });
});

describe('the mail about an added home', () => {
  it('names the home and the moment, and has nothing to press (A12)', async () => {
    const home = {
      propertyName: '12 <Maple>',
      communityName: 'Oak',
      at: new Date('2026-03-04T05:14:00Z'),
      timezone: 'America/New_York',
    };
    const mail = fill((await compileHomeLinked()).en, homeLinkedValues(home, 'en'));
    expect(mail.text).toContain('12 <Maple> in Oak now belongs');
    expect(mail.text).toContain('Wednesday, March 4, 2026 at 12:14 AM EST');
    expect(mail.html).toContain('12 &lt;Maple&gt; in Oak now belongs');
    expect(mail.html).not.toContain('<a');
  });
});

describe('the mail about a home that went to another account', () => {
  it('tells the invited address that somebody else accepted, and has nothing to press (A12)', async () => {
    const home = {
      propertyName: '12 Maple',
      communityName: 'Oak',
      at: new Date('2026-03-04T05:14:00Z'),
      timezone: 'America/New_York',
    };
    const mail = fill((await compileHomeLinkedElsewhere()).en, homeLinkedValues(home, 'en'));
    expect(mail.subject).toBe('Your home was added to another account');
    expect(mail.text).toContain(
      'The invitation for 12 Maple in Oak that was sent to this address was accepted by somebody',
    );
    expect(mail.text).toContain('on Wednesday, March 4, 2026 at 12:14 AM EST');
    expect(mail.html).not.toContain('<a');
  });
});

describe('the mail to new staff', () => {
  it('names the organization and lets them set a password', async () => {
    const link = { organizationName: 'Harbor', url: 'https://portico.example/p?token=a', hours: 48 };
    const mail = fill((await compileStaffPassword()).en, staffPasswordValues(link, 'en'));
    expect(mail.subject).toBe('Set your password for Harbor');
    expect(mail.text).toContain('Set My Password:\nhttps://portico.example/p?token=a\n');
    expect(mail.text).toContain('within 48 hours');
    expect(mail.html).toMatch(/href="https:\/\/portico\.example\/p\?token=a"[^>]*>\s*Set My Password\s*<\/a>/);
  });
});
