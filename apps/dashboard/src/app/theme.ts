import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Portico's blue: slate of a roof, calm beside the communities' own colours. */
const portico: MantineColorsTuple = [
  '#eef4fb',
  '#dbe6f3',
  '#b4cce6',
  '#8aafd9',
  '#6797ce',
  '#5188c7',
  '#3f78b8',
  '#2f5f98',
  '#274f80',
  '#1b3c66',
];

const system =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif, "Apple Color Emoji"';

/** The look of the dashboard; everything else is Mantine's. */
export const theme = createTheme({
  colors: { portico },
  primaryColor: 'portico',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: 'none' } },
    // A focusable placeholder is no item of a menu, and would be read as one.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } } },
    NavLink: { styles: { root: { borderRadius: 'var(--mantine-radius-default)' } } },
  },
});

/** Some of Mantine's texts are too pale to be read by everybody (WCAG 2.2 AA). `--portico-warning` is text that asks for attention. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a646e',
    '--mantine-color-placeholder': '#69737d',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-yellow-light-color': '#7a4f00',
    '--portico-warning': '#b0440a',
  },
  dark: {
    '--mantine-color-dimmed': '#a6adb4',
    '--mantine-color-placeholder': '#979ea5',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--portico-warning': 'var(--mantine-color-orange-4)',
  },
});
