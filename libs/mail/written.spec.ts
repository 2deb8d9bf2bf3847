import { greetsByName, splitAtButton, withoutAddress } from './written';

describe("staff's words", () => {
  it.each([
    ['Dear {{firstName}},\n\nhello', true],
    ['\n\nDear {{ fullName }},\nhello', true],
    ['Welcome.\n\nDear {{firstName}}', false],
    ['Dear {{lastName}}', false],
    ['', false],
  ])('of %j greet by name: %s', (body, greets) => {
    expect(greetsByName(body)).toBe(greets);
  });

  it.each([
    ['a', ['a', '']],
    ['a {{activationButton}} b', ['a ', ' b']],
    ['{{ activationButton }}a{{activationButton}}b', ['', 'ab']],
  ])('of %j are parted at the first button', (body, parts) => {
    expect(splitAtButton(body)).toEqual(parts);
  });

  it.each([
    ['[the guide]({{guide}}) x', 'the guide x'],
    ['[the guide]( {{ guide }} "title") x', 'the guide x'],
    ['at {{guide}}, <{{guide}}>', 'at , '],
    ['[other](https://example.org) {{other}}', '[other](https://example.org) {{other}}'],
  ])('of %j lose an address that there is none for', (markdown, left) => {
    expect(withoutAddress(markdown, 'guide')).toBe(left);
  });
});
