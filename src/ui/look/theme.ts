import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Mantine dressed in our tokens: sizes here, colours through `desk`, which points its variables at tokens.css. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontFamily: 'var(--sans)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
      h5: { fontSize: '13px', lineHeight: '20px' },
      h6: { fontSize: '12px', lineHeight: '16px' },
    },
  },
  shadows: { xs: 'none', sm: 'var(--lifted)', md: 'var(--lifted)', lg: 'var(--lifted)', xl: 'var(--lifted)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: { blue: flat('var(--accent)'), red: flat('var(--danger)') },
  components: {
    // By name and not by `Button.extend`, which would pull every component named here into the first load.
    Button: { defaultProps: { variant: 'default' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    PasswordInput: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // The placeholder that takes the first focus is no child a menu may have.
    Menu: { defaultProps: { shadow: 'md', offset: 6, withInitialFocusPlaceholder: false, transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { shadow: 'md', transitionProps: { transition: 'fade', duration: 100 } } },
    Drawer: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
  },
})

/** Every Mantine variable that carries a colour, pointed at a token; the tokens themselves know light from dark. */
export const desk: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-body': 'var(--card)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--danger-ink)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--well)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--rim)',
    '--mantine-color-disabled': 'var(--well)',
    '--mantine-color-disabled-color': 'var(--muted)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    ...tones('blue', 'accent'),
    ...tones('red', 'danger'),
    ...scale('gray', ['well', 'well', 'line', 'line', 'rim', 'edge', 'muted', 'muted', 'ink', 'ink']),
    ...scale('dark', ['ink', 'ink', 'muted', 'muted', 'rim', 'well', 'card', 'card', 'paper', 'paper']),
    '--mantine-color-gray-light-hover': 'var(--well)',
    '--mantine-color-gray-light-color': 'var(--muted)',
  }
  return { variables: {}, light: both, dark: both }
}

function tones(color: string, token: string) {
  return {
    [`--mantine-color-${color}-filled`]: `var(--${token})`,
    [`--mantine-color-${color}-filled-hover`]: `var(--${token}-hover)`,
    [`--mantine-color-${color}-light`]: `var(--${token}-wash)`,
    [`--mantine-color-${color}-light-hover`]: `var(--${token}-wash)`,
    [`--mantine-color-${color}-light-color`]: `var(--${token}-ink)`,
    [`--mantine-color-${color}-outline`]: `var(--${token}-ink)`,
    [`--mantine-color-${color}-text`]: `var(--${token}-ink)`,
  }
}

/** Mantine's neutral scales, which its own style sheets name by number. */
function scale(color: string, tokens: readonly string[]) {
  return Object.fromEntries(tokens.map((token, shade) => [`--mantine-color-${color}-${shade}`, `var(--${token})`]))
}

function flat(color: string): MantineColorsTuple {
  return [color, color, color, color, color, color, color, color, color, color]
}
