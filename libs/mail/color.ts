// A community picks any brand colour; what stands on it or is drawn in it must stay readable (WCAG 2.2 AA).

/** The colours of one mail, each `#rrggbb`. */
export interface Palette extends Record<string, string> {
  /** The community's colour: the band and the button. */
  brand: string;
  /** Black or white, whichever reads better on the brand colour. */
  brandInk: string;
  /** The button's edge on a light card: a pale button is still seen to be one. */
  brandEdge: string;
  /** The button's edge on a dark card. */
  brandEdgeDark: string;
  /** Links on a light card: the brand colour, darkened as far as reading needs. */
  link: string;
  /** Links on a dark card: the brand colour, lightened as far as reading needs. */
  linkDark: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];
const lightCard = white;
const darkCard: Rgb = [30, 34, 40];
// AA asks 4.5; a little more is kind to old eyes.
const forText = 5.5;
const forShapes = 3;
const unbranded = '#1f5f8b';

/** The palette of a brand colour; a quiet blue where it is no `#rrggbb`. */
export function paletteOf(brandColor: string): Palette {
  const brand = /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor.toLowerCase() : unbranded;
  const rgb = parse(brand);
  return {
    brand,
    brandInk: contrast(rgb, white) >= contrast(rgb, black) ? '#ffffff' : '#000000',
    brandEdge: moved(rgb, black, lightCard, forShapes),
    brandEdgeDark: moved(rgb, white, darkCard, forShapes),
    link: moved(rgb, black, lightCard, forText),
    linkDark: moved(rgb, white, darkCard, forText),
  };
}

/** The contrast of two `#rrggbb` colours, 1 to 21, as WCAG defines it. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

/** `color`, moved toward `end` in steps of 5 % until it stands out from `ground`. */
function moved(color: Rgb, end: Rgb, ground: Rgb, enough: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, end, share);
    if (contrast(mixed, ground) >= enough) return format(mixed);
  }
  return format(end);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])];
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function format(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
