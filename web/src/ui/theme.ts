import { type ThemeConfig, theme } from 'antd';
import { type Palette, palettes, type Tone } from './palette.ts';

/** The face of the page (`--face` in base.css) for what draws itself, such as charts. */
export const fontFamily =
  '"Noto Sans SC Variable","Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

function seed(palette: Palette, moving: boolean): NonNullable<ThemeConfig['token']> {
  return {
    fontFamily: 'var(--face)',
    fontSize: 14,
    fontSizeHeading3: 21,
    fontWeightStrong: 600,
    borderRadius: 6,
    controlHeight: 32,
    motion: moving,
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.15s',
    colorPrimary: palette.primary,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorError: palette.red,
    colorWarning: palette.amber,
    colorSuccess: palette.green,
    colorTextBase: palette.ink,
    colorBgBase: palette.card,
    colorBgLayout: palette.paper,
    colorBgContainer: palette.card,
    colorBgElevated: palette.floating,
    colorText: palette.ink,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.dim,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: palette.dim,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    controlItemBgActive: palette.selected,
    colorTextLightSolid: palette.onPrimary,
    boxShadowTertiary: 'none',
  };
}

/** Ant Design's theme for one tone; `moving` is false when the reader asked for less motion. */
export function antTheme(tone: Tone, moving = true): ThemeConfig {
  const palette = palettes[tone];
  return {
    algorithm: tone === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: seed(palette, moving),
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 400,
        colorPrimary: palette.primary,
      },
      Table: { headerBg: 'transparent', headerSplitColor: 'transparent', rowSelectedBg: palette.selected },
      Tooltip: { colorTextLightSolid: palette.paper, colorBgSpotlight: palette.ink },
      Form: { itemMarginBottom: 20, labelHeight: 22, verticalLabelPadding: '0 0 6px', labelColor: palette.muted },
      Segmented: { itemColor: palette.ink, itemSelectedBg: palette.card, trackBg: palette.line },
    },
  };
}

/** The palette as CSS custom properties: `lineStrong` becomes `--line-strong`. */
export function cssVariables(palette: Palette): Readonly<Record<string, string>> {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(palette).map(([name, colour]) => [`--${kebab(name)}`, colour]));
}

/** Puts one tone's colours on the page, for style sheets and native controls. */
export function paintPage(tone: Tone, root: HTMLElement): void {
  for (const [name, colour] of Object.entries(cssVariables(palettes[tone]))) root.style.setProperty(name, colour);
  root.style.colorScheme = tone;
  root.dataset['tone'] = tone;
}
