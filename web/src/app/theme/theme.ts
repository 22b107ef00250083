import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  mergeThemeOverrides,
} from '@mantine/core';

/** The one accent. */
const pine: MantineColorsTuple = [
  '#eef6f3',
  '#d7e8e1',
  '#b4d6ca',
  '#8dc4b2',
  '#7fcdb7',
  '#4a9b82',
  '#327f69',
  '#246a57',
  '#1d5c4f',
  '#15463c',
];

/** Neutrals of paper instead of Mantine's blue-ish grey. */
const stone: MantineColorsTuple = [
  '#f6f2ea',
  '#efeadf',
  '#e2dcd0',
  '#d0c9ba',
  '#b5ae9f',
  '#86827a',
  '#66665f',
  '#4f5656',
  '#374245',
  '#1f2a2e',
];

/** What cannot be taken back. */
const brick: MantineColorsTuple = [
  '#fbe4e0',
  '#f6cfc9',
  '#eba79d',
  '#df7e71',
  '#d55b4b',
  '#cd4634',
  '#b4342a',
  '#a32a20',
  '#9b2118',
  '#7d1a12',
];

const night: MantineColorsTuple = [
  '#ecebe5',
  '#d2d6d3',
  '#a9b5b6',
  '#8a989a',
  '#45565a',
  '#344246',
  '#263236',
  '#1b2427',
  '#151d1f',
  '#101718',
];

const sans = "'Figtree Variable', 'Noto Sans Arabic Variable', system-ui, sans-serif";
const serif = "'Source Serif 4', 'Noto Sans Arabic Variable', Georgia, serif";

const base = createTheme({
  colors: { pine, gray: stone, dark: night, red: brick },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 6 },
  black: '#1f2a2e',
  white: '#ffffff',
  defaultRadius: 'md',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.625rem', lg: '0.875rem', xl: '1.25rem' },
  fontFamily: sans,
  headings: {
    fontFamily: serif,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.6rem, 1.35rem + 1.1vw, 2.1rem)', lineHeight: '1.2' },
      h2: { fontSize: '1.3rem', lineHeight: '1.3' },
      h3: { fontSize: '1.08rem', lineHeight: '1.35' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 600 } },
    // What a pointer or finger must hit is at least 44 px high on the phone.
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md' } },
    // Where a text is cut off is its own end, whatever the direction of the page.
    Pill: { defaultProps: { attributes: { label: { dir: 'auto' } } } },
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});

/** The theme with what its components say by themselves. */
export function createAppTheme({ close, clear }: { readonly close: string; readonly clear: string }) {
  return mergeThemeOverrides(base, {
    components: {
      Modal: {
        defaultProps: {
          radius: 'lg',
          centered: true,
          closeButtonProps: { 'aria-label': close },
          // The header of a dialog is not that of the page.
          attributes: { header: { role: 'presentation' } },
        },
      },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } },
      FileInput: { defaultProps: { clearButtonProps: { 'aria-label': clear } } },
    },
  });
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-placeholder': '#6f6d66',
  },
  dark: {
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-placeholder': '#97a4a6',
  },
});
