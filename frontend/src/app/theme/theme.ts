import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eef7f2', '#dcebe2', '#b8d6c6', '#93c4ab', '#72b394', '#469473', '#2f7f5f', '#1f6a4d', '#18553e', '#103c2c',
]; // prettier-ignore
const gray: MantineColorsTuple = [
  '#faf9f6', '#f3f2ed', '#e8e6df', '#d9d6cc', '#bdb9ad', '#8c877a', '#67635a', '#514e46', '#383630', '#23221e',
]; // prettier-ignore
const dark: MantineColorsTuple = [
  '#ebeae4', '#cccac1', '#aaa79c', '#74726a', '#45453f', '#363732', '#292a26', '#20211d', '#161714', '#0e0f0d',
]; // prettier-ignore

/** Touch targets: 44 px everywhere; the workout player asks for its 48 px itself. */
const TOUCH = 44;

/** The library picks the text on a filled button by the light scheme's shade alone; this variable knows both schemes. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const primary = (input.color ?? input.theme.primaryColor) === input.theme.primaryColor;
  return input.variant === 'filled' && primary ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors;
};

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  colors: { pine, gray, dark },
  white: '#ffffff',
  black: '#1d1c19',
  fontFamily: '"Figtree Variable", "Figtree Stand-in", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { sm: '0.375rem', md: '0.625rem', lg: '1rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: { minHeight: TOUCH } } },
    // Named, so that a chosen chip asks the resolver above for its text's colour.
    Chip: { defaultProps: { variant: 'filled' } },
    ActionIcon: { defaultProps: { size: TOUCH, variant: 'subtle', color: 'gray' } },
    Input: { styles: { input: { minHeight: TOUCH } } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    SegmentedControl: { styles: { root: { backgroundColor: 'var(--nx-segment)' }, label: { minHeight: TOUCH - 8, display: 'grid', placeContent: 'center' } } },
    Menu: { styles: { item: { minHeight: TOUCH } } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Progress: { defaultProps: { radius: 'xl' } },
  },
});

/** The few colours that are ours, beside the library's own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--nx-rail': '15rem', '--nx-bar': '4.25rem' },
  light: {
    '--mantine-color-body': '#f6f5f1',
    '--mantine-color-text': '#23221e',
    '--mantine-color-dimmed': '#67635a',
    '--mantine-color-placeholder': '#736f65',
    '--mantine-color-error': '#a83232',
    '--mantine-color-anchor': '#1f6a4d',
    '--mantine-color-pine-light': '#e1efe7',
    '--mantine-color-pine-light-hover': '#d2e6db',
    '--mantine-color-pine-light-color': '#18553e',
    '--nx-surface': '#ffffff',
    '--nx-surface-2': '#f3f2ed',
    '--nx-line': '#e3e0d7',
    '--nx-accent': '#1f6a4d',
    '--nx-accent-soft': '#e1efe7',
    '--nx-track': '#e8e6df',
    '--nx-segment': '#e8e6df',
    '--nx-notice': '#fdf3da',
    '--nx-notice-text': '#5f4708',
  },
  dark: {
    '--mantine-color-body': '#161714',
    '--mantine-color-text': '#ebeae4',
    '--mantine-color-dimmed': '#aaa79c',
    '--mantine-color-placeholder': '#928f85',
    '--mantine-color-error': '#f09a92',
    '--mantine-color-anchor': '#8fd0b0',
    '--mantine-color-pine-light': '#20362b',
    '--mantine-color-pine-light-hover': '#294538',
    '--mantine-color-pine-light-color': '#b8d6c6',
    '--nx-surface': '#20211d',
    '--nx-surface-2': '#292a26',
    '--nx-line': '#363732',
    '--nx-accent': '#72b394',
    '--nx-accent-soft': '#20362b',
    '--nx-track': '#363732',
    '--nx-segment': '#0e0f0d',
    '--nx-notice': '#352d17',
    '--nx-notice-text': '#f1dca4',
  },
});
