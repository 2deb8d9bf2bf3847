import { fill, slotsOf } from './fill';
import { compileSelfPause, selfPauseValues } from './self-pause-mail';

const pause = {
  messageSubject: 'Welcome to {{ communityName }}, {{firstName}}',
  communityName: 'Oak & Elm',
  bad: 61,
  tried: 1204,
  waiting: 4796,
  url: 'https://portico.example/messages/1',
};

describe('the mail about a message that paused itself', () => {
  it.each([
    ['hard_bounces', 'en', '61 of 1,204 emails were refused for good', '4,796'],
    ['complaints', 'en', '61 of 1,204 emails were marked as spam', '4,796'],
    ['hard_bounces', 'es', '61 de 1,204 correos fueron rechazados', '4,796'],
    ['complaints', 'es', '61 de 1,204 correos fueron marcados como spam', '4,796'],
  ] as const)('says why, who waits and where to go on (%s, %s)', async (because, locale, lead, waiting) => {
    const content = await compileSelfPause(because);
    const mail = fill(content[locale], selfPauseValues(pause, locale));
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(lead);
      expect(part).toContain(waiting);
      expect(part).toContain(pause.url);
    }
    expect(mail.subject).toContain('Welcome to Oak & Elm, {{firstName}}');
    expect(mail.html).toContain('Welcome to Oak &amp; Elm, {{firstName}}');
  });

  it('leaves nothing to fill but its values', async () => {
    const { en, es } = await compileSelfPause('complaints');
    const values = Object.keys(selfPauseValues(pause, 'en')).toSorted();
    expect([slotsOf(en), slotsOf(es)]).toEqual([values, values]);
  });
});
