import fc from 'fast-check';
import type { Segment } from './content';
import { renderMarkdown } from './markdown';

const shown = (segments: Segment[]) =>
  segments.map((s) => (typeof s === 'string' ? s : `«${s.slot}:${s.as}»`)).join('');
const html = (markdown: string) => shown(renderMarkdown(markdown).html).replace(/ style="[^"]*"/g, '');
const text = (markdown: string) => shown(renderMarkdown(markdown).text);

describe("staff's Markdown", () => {
  it('becomes paragraphs, lists and emphasis, with a look on each tag', () => {
    expect(html('One\ntwo\n\n- **a**\n- *b*')).toBe(
      '<p>One<br />\ntwo</p>\n<ul>\n<li><strong>a</strong></li>\n<li><em>b</em></li>\n</ul>',
    );
    expect(shown(renderMarkdown('One').html)).toMatch(/^<p style="margin:[^"]+">One<\/p>$/);
  });

  it('becomes plain text with its addresses', () => {
    expect(text('# Pool\n\n- [rules](https://example.org/a?b=1&c=2)\n- "Ana & Zoë" <x>')).toBe(
      'Pool\n\n * rules (https://example.org/a?b=1&c=2)\n * "Ana & Zoë" <x>',
    );
  });

  it('keeps its headings below the greeting', () => {
    expect(html('# a\n\n###### b')).toBe('<h2>a</h2>\n<h4>b</h4>');
  });

  it.each([
    ['Dear {{firstName}}', '<p>Dear «firstName:html»</p>'],
    ['**{{ propertyName }}**', '<p><strong>«propertyName:html»</strong></p>'],
    ['[here]({{activationUrl}})', '<p><a href="«activationUrl:html»">here</a></p>'],
    ['[{{firstName}}]({{ instructionGuideUrl }})', '<p><a href="«instructionGuideUrl:html»">«firstName:html»</a></p>'],
    ['at {{activationUrl}}.', '<p>at <a href="«activationUrl:html»">«activationUrl:html»</a>.</p>'],
    ['[x]({{firstName}})', '<p>[x](«firstName:html»)</p>'],
    ['[x]({{activationUrl}}/y)', '<p>[x](<a href="«activationUrl:html»">«activationUrl:html»</a>/y)</p>'],
    ['[x](https://example.org/{{firstName}})', '<p>[x](https://example.org/«firstName:html»)</p>'],
    ['https://example.org/{{firstName}}', '<p>https://example.org/«firstName:html»</p>'],
  ])('keeps the merge field of %j', (markdown, rendered) => {
    expect(html(markdown)).toBe(rendered);
  });

  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['<b onclick=x>b</b>', '<p>&lt;b onclick=x&gt;b&lt;/b&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](data:text/html,x)', '<p>[x](data:text/html,x)</p>'],
    ['[x](//example.org)', '<p>[x](//example.org)</p>'],
    ['[x](JaVaScRiPt&colon;alert)', '<p>[x](JaVaScRiPt:alert)</p>'],
    ['![x](https://example.org/pixel.png)', '<p>!<a href="https://example.org/pixel.png">x</a></p>'],
    ['[x](https://example.org "on\\"x")', '<p><a href="https://example.org">x</a></p>'],
    ['[x](https://example.org/"onclick="x)', '<p><a href="https://example.org/%22onclick=%22x">x</a></p>'],
  ])('is harmless with %j in it', (markdown, rendered) => {
    expect(html(markdown)).toBe(rendered);
  });

  it('makes no field of an entity that looks like one on its way', () => {
    const forged = '&#xe000;activationUrl&#xe001; [x](&#xe000;activationUrl&#xe001;) \ue000firstName\ue001';
    expect(renderMarkdown(forged).html.filter((s) => typeof s !== 'string' && s.slot !== 'link')).toEqual([]);
    expect(renderMarkdown(forged).text.every((s) => typeof s === 'string')).toBe(true);
    expect(text('{{firstName}} \ue000firstName\ue001')).toBe('«firstName:text» \ufffdfirstName\ufffd');
  });

  it('has no tag, attribute or address but the allowed ones, whatever is written', () => {
    const signs = [
      ...'< > " \' [ ] ( ) ` * # | - ! \\ x'.split(' '),
      '\n',
      ' ',
      '&#x3c;',
      '&colon;',
      'javascript:',
      'style=',
      '\ue000',
    ];
    const phrases = ['<svg onload=', '<a href=', 'https://example.org/', '{{firstName}}', '{{activationUrl}}'];
    const piece = fc.constantFrom(...signs, ...phrases);
    const allowed =
      /^<\/?[a-z]+[1-4]?(?: style="[^"<>]*")?(?: (?:start="\d+"|href="(?:https?:|mailto:|«)[^"<>]*"))?(?: \/)?>$/;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const tags = shown(renderMarkdown(pieces.join('')).html).match(/<[^>]*>?/g) ?? [];
        expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
