import { fill, slotsOf } from './fill';
import { compileRecap, type Recap, type RecapPerson } from './recap-mail';

const person = (n: number, more: Partial<RecapPerson> = {}): RecapPerson => ({
  name: `Person ${n}.`,
  email: `person${n}@example.com`,
  propertyName: `Unit ${n}`,
  outcome: 'bounced',
  reason: 'invalid_recipient',
  ...more,
});
const recap: Recap = {
  end: 'finished',
  messageSubject: 'News from {{ communityName }} for {{firstName}}',
  messageBody: 'Come **in**, {{firstName}} of {{communityName}}. [Here]({{activationUrl}})\n\n{{activationButton}}',
  communityName: 'Oak & Elm',
  brandColor: '#2f6f4f',
  counts: { recipients: 1234, sent: 1200, failed: 30, leftOut: 4 },
  people: [person(1), person(2, { email: null, outcome: 'leftOut', reason: 'no_email' })],
  url: 'https://portico.example/messages/1',
};
const recapMail = async (changes: Partial<Recap> = {}, locale: 'en' | 'es' = 'en') =>
  fill((await compileRecap({ ...recap, ...changes }))[locale], {});

describe('the recap of a send (B11)', () => {
  it('has subject and text of the message', async () => {
    const mail = await recapMail();
    expect(mail.subject).toBe('Recap: News from Oak & Elm for {{firstName}}');
    expect(mail.text).toContain(
      'News from Oak & Elm for {{firstName}}\n\nCome in, {{firstName}} of Oak & Elm. Here\n\nActivate My Account',
    );
    expect(mail.html).toContain('Come <strong>in</strong>, {{firstName}} of Oak &amp; Elm. Here');
  });

  it.each([
    ['finished', 'Your message has been sent', 'Su mensaje se ha enviado'],
    ['retried', 'has been sent again to those', 'se ha enviado de nuevo a quienes'],
    ['cancelled', 'Your message was cancelled', 'Su mensaje fue cancelado'],
  ] as const)('is headed by how the send ended: %s', async (end, english, spanish) => {
    const [inEnglish, inSpanish] = [await recapMail({ end }), await recapMail({ end }, 'es')];
    for (const said of [inEnglish.text, inEnglish.html]) expect(said).toContain(english);
    for (const said of [inSpanish.text, inSpanish.html]) expect(said).toContain(spanish);
    if (end === 'cancelled') expect(inEnglish.text).not.toContain('has been sent');
  });

  it('says how many were sent, failed and left out', async () => {
    expect((await recapMail()).text).toContain('sent: 1,200\nfailed: 30\nleft out: 4');
    expect((await recapMail({}, 'es')).text).toContain('enviados: 1,200\nfallidos: 30\nexcluidos: 4');
    expect((await recapMail()).html).toMatch(/1,200[^]*sent[^]*30[^]*failed[^]*4[^]*left out/);
  });

  it('says who was not reached and why', async () => {
    const { html, text } = await recapMail();
    expect(text).toContain('- Person 1., Unit 1: person1@example.com: returned, the address does not exist\n');
    expect(text).toContain('- Person 2., Unit 2: left out, has no email address\n');
    expect(html).toMatch(
      /<strong>Person 1\.<\/strong>, Unit 1<br \/>person1@example\.com: returned, the address does not exist/,
    );
    expect((await recapMail({}, 'es')).text).toContain('devuelto, la dirección no existe');
  });

  it('lists 200 and says how many more there are', async () => {
    const all = Array.from({ length: 205 }, (_, n) => person(n));
    for (const [people, peopleTotal, more] of [
      [all, undefined, 'and 5 more'],
      [all.slice(0, 200), 2200, 'and 2,000 more'],
    ] as const) {
      const mail = await recapMail({ people: [...people], peopleTotal });
      expect(mail.html.match(/<strong>Person/g)).toHaveLength(200);
      expect(mail.text.match(/- Person/g)).toHaveLength(200);
      expect(mail.html).toContain(more);
      expect(mail.text).toContain(more);
    }
  });

  it('lists nobody where everybody was reached', async () => {
    const mail = await recapMail({ people: [] });
    expect(mail.html + mail.text).not.toMatch(/Not reached|more/);
  });

  it('shows a person named like markup as text', async () => {
    const mail = await recapMail({
      people: [person(1, { name: '<script>{{url}}' })],
      messageSubject: '</p>$&\r\nBcc: x',
    });
    expect(mail.html).toContain('<strong>&lt;script&gt;{{url}}</strong>');
    expect(mail.html).not.toContain('<script');
    expect(mail.subject).toBe('Recap: </p>$&  Bcc: x');
  });

  it('is the same for everyone', async () => {
    const { en, es } = await compileRecap(recap);
    expect([slotsOf(en), slotsOf(es)]).toEqual([[], []]);
  });
});
