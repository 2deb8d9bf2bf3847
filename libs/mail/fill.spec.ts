import fc from 'fast-check';
import type { MailParts } from './content';
import { bind, fill, slotsOf } from './fill';

const parts: MailParts = {
  subject: ['Hello ', { slot: 'name', as: 'header' }, '!'],
  html: [
    '<p title="',
    { slot: 'name', as: 'html' },
    '">',
    { slot: 'name', as: 'html' },
    ' of ',
    { slot: 'home', as: 'html' },
    '</p>',
  ],
  text: ['Dear ', { slot: 'name', as: 'text' }, ' of ', { slot: 'home', as: 'text' }],
};

// Markup, header ends, template signs, replacement patterns, names of every object, and people's names.
const markup = ['<img src=x onerror=alert(1)>', '"', "'", '&amp;', '</p>', '{{home}}', '{{name}}', '\ue000home\ue001'];
const other = ['\r\nBcc: eve@example.com', '\0', '\u2028', '\u202e', '$&', '$1', 'Zoë', '陳', 'constructor'];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...markup, ...other)).map((pieces) => pieces.join('')),
);
const structure = (html: string) => html.replace(/[^<>"]/g, '');
const decoded = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

describe('filling a mail', () => {
  it('leaves the markup as it was written, whatever a person is called', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, home) => {
        expect(structure(fill(parts, { name, home }).html)).toBe(structure(fill(parts, { name: 'a', home: 'b' }).html));
      }),
    );
  });

  it('shows a value as it is, and never reads it as a template', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const { html, text } = fill(parts, { name, home: 'H' });
        expect(decoded(html)).toBe(`<p title="${text.slice(5, -5)}">${text.slice(5, -5)} of H</p>`);
        expect(text).toHaveLength(`Dear ${name} of H`.length);
      }),
    );
  });

  it('keeps a subject on one line', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        // oxlint-disable-next-line no-control-regex
        expect(fill(parts, { name, home: '' }).subject).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
      }),
    );
  });

  it('takes control characters and re-ordering marks out of a value, and nothing else', () => {
    const { text } = fill(parts, { name: 'Ana\r\nX-Evil: 1\u202e\u0000', home: 'Zoë 陳 👩‍👩‍👧 o\u2019Neil' });
    expect(text).toBe('Dear Ana  X-Evil: 1   of Zoë 陳 👩‍👩‍👧 o\u2019Neil');
  });

  it('refuses a mail that lacks a value', () => {
    expect(() => fill(parts, { name: 'Ana' })).toThrow('no value for "home"');
  });

  it('finds no value in what every object has', () => {
    expect(() => fill({ ...parts, text: [{ slot: 'constructor', as: 'text' }] }, { name: '', home: '' })).toThrow(
      'constructor',
    );
  });
});

describe('binding what all recipients share', () => {
  it('gives the same mail as filling all at once', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, home) => {
        expect(fill(bind(parts, { home }), { name })).toEqual(fill(parts, { name, home }));
      }),
    );
  });

  it('leaves the other slots open and joins what is settled', () => {
    const bound = bind(parts, { name: '<Ana>' });
    expect(bound.html).toEqual(['<p title="&lt;Ana&gt;">&lt;Ana&gt; of ', { slot: 'home', as: 'html' }, '</p>']);
    expect(slotsOf(bound)).toEqual(['home']);
  });
});
