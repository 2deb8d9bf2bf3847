import { contrastOf } from './brand-contrast';

describe('a brand colour', () => {
  it.each([
    ['#000000', { ink: 'white', ratio: 21, standsOut: true }],
    ['#ffffff', { ink: 'black', ratio: 21, standsOut: false }],
    ['#1f6feb', { ink: 'white', ratio: 4.6, standsOut: true }],
    ['#ffd54f', { ink: 'black', ratio: 14.8, standsOut: false }],
  ] as const)('%s has the letters that read best on it', (color, contrast) => {
    expect(contrastOf(color)).toEqual(contrast);
  });

  it('is none while it is typed', () => expect(['', '#1f6', 'red'].map(contrastOf)).toEqual([null, null, null]));
});
