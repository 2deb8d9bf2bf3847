import fc from 'fast-check';
import { contrastOf, paletteOf } from './color';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colours of a mail', () => {
  it('can be read and seen with any brand colour', () => {
    fc.assert(
      fc.property(color, (brand) => {
        const palette = paletteOf(brand);
        expect(palette.brand).toBe(brand);
        expect(contrastOf(palette.brandInk, brand)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(palette.link, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(palette.linkDark, '#1e2228')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(palette.brandEdge, '#ffffff')).toBeGreaterThanOrEqual(3);
        expect(contrastOf(palette.brandEdgeDark, '#1e2228')).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['#000000', '#ffffff'],
    ['#FFFFFF', '#000000'],
    ['#ffd400', '#000000'],
    ['#2f6f4f', '#ffffff'],
  ])('put on %s the ink %s', (brand, ink) => {
    expect(paletteOf(brand).brandInk).toBe(ink);
  });

  it.each(['', 'red', '#fff', '#12345g', '#ffffff;background:url(//example.org)'])(
    'do not take %j for a colour',
    (brand) => {
      expect(paletteOf(brand)).toEqual(paletteOf('#1f5f8b'));
    },
  );
});
