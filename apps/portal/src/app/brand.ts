import type { CSSProperties } from 'react';
import { paletteOf } from '@portico/mail/color';

/** A community's colours as variables of the style sheet: what is drawn in them can be read, whatever colour was picked. */
export function brandOf(brandColor: string): CSSProperties {
  const palette = paletteOf(brandColor);
  const variables: Record<`--${string}`, string | undefined> = {
    '--brand': palette['brand'],
    '--brand-ink': palette['brandInk'],
    '--brand-edge': palette['brandEdge'],
    '--brand-edge-dark': palette['brandEdgeDark'],
    '--brand-link': palette['link'],
    '--brand-link-dark': palette['linkDark'],
  };
  return variables;
}
