import { htmlBlock, htmlTemplate } from './template';
import account from './templates/account.mjml';
import message from './templates/message.mjml';
import recap from './templates/recap.mjml';

const htmlOf = async (source: string, blocks = {}) =>
  (await htmlTemplate(source, blocks)).map((s) => (typeof s === 'string' ? s : `{{${s.slot}}}`)).join('');

describe.each([
  ['message', message],
  ['account', account],
  ['recap', recap],
])('the template %s', (_, source) => {
  it('loads nothing but the logo of the community', async () => {
    const html = (await htmlOf(source)).replace(/ xmlns(?::\w)?="[^"]*"|<!--logo-->[^]*?<!--\/logo-->/g, '');
    expect(html).not.toMatch(/https?:|src=|@import|url\(|<link|<img/);
  });

  it('names its language, and both colour schemes', async () => {
    const html = await htmlOf(source);
    expect(html).toContain('<html lang="{{lang}}" dir="ltr"');
    expect(html).toContain('<meta name="color-scheme" content="light dark" />');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  });

  it('colours for the dark only where it is dark', async () => {
    // A compiled rule has a line to itself, and so has the end of a media block.
    const always = (await htmlOf(source)).replace(/@media \(prefers-color-scheme: dark\) \{\n(?:[^\n]+\n)*?\}\n/, '');
    const rules = [...always.matchAll(/^([^{}\n]+)\{ (?:background|color)[^\n]*!important/gm)].flatMap((rule) =>
      rule[1]!.split(','),
    );
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter((selector) => !/^\s*\[data-ogs[bc]\] /.test(selector))).toEqual([]);
  });

  it('has its tags closed, whatever block is left out', async () => {
    const blocks = [...source.matchAll(/<!--(\w+)-->/g)].map((match) => match[1]!);
    for (const block of [null, ...blocks]) {
      const html = await htmlOf(source, block ? { [block]: false } : {});
      for (const tag of ['table', 'tr', 'td', 'div', 'a']) {
        const count = (pattern: string) => html.match(new RegExp(pattern, 'g'))?.length ?? 0;
        expect([block, tag, count(`<${tag}[\\s>]`)]).toEqual([block, tag, count(`</${tag}>`)]);
      }
    }
  });
});

describe('a block of a template', () => {
  it('is left out when it is not wanted', async () => {
    expect(await htmlOf(message)).toContain('{{button}}');
    expect(await htmlOf(message, { activation: false })).not.toContain('{{button}}');
    expect(await htmlOf(message, { activation: true })).toContain('{{button}}');
  });

  it('can be taken out to be repeated', async () => {
    expect((await htmlBlock(recap, 'person')).filter((s) => typeof s !== 'string')).toEqual([
      { slot: 'name', as: 'html' },
      { slot: 'propertyName', as: 'html' },
      { slot: 'detail', as: 'html' },
    ]);
    await expect(htmlBlock(recap, 'nobody')).rejects.toThrow('no block "nobody"');
  });
});
