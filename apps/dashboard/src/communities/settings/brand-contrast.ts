// How a brand colour reads (WCAG 2.2): mails and pages put black or white on it, and darken it where it must stand on white.

export interface BrandContrast {
  /** What reads better on it. */
  ink: 'black' | 'white';
  /** The contrast of that, 4.5 to 21. */
  ratio: number;
  /** Whether it stands out from a white page, as the edge of a button must. */
  standsOut: boolean;
}

/** Of `#rrggbb`; null while somebody is still typing. */
export function contrastOf(color: string): BrandContrast | null {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return null;
  const light = luminance(color);
  const [onBlack, onWhite] = [(light + 0.05) / 0.05, 1.05 / (light + 0.05)];
  const ink = onWhite >= onBlack ? 'white' : 'black';
  return { ink, ratio: Math.floor(Math.max(onBlack, onWhite) * 10) / 10, standsOut: onWhite >= 3 };
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
