export type Tone = 'light' | 'dark';

/**
 * The colours of the product, read by Ant Design, the style sheets, charts and the map alike.
 * `amber` fills shapes; `amberInk` is the same meaning where it must be read as text (contrast ≥ 4.5:1).
 */
export type Palette = {
  readonly paper: string;
  readonly card: string;
  readonly side: string;
  /** Menus, dialogs and messages: what floats above the page. */
  readonly floating: string;
  readonly ink: string;
  readonly muted: string;
  readonly dim: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly selected: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly red: string;
  readonly amber: string;
  readonly amberInk: string;
  readonly green: string;
  readonly blue: string;
  readonly land: string;
  readonly water: string;
  readonly park: string;
  readonly estate: string;
  readonly road: string;
  readonly roadEdge: string;
};

export const palettes: Readonly<Record<Tone, Palette>> = {
  light: {
    paper: '#f6f6f3',
    card: '#ffffff',
    side: '#fafaf7',
    floating: '#ffffff',
    ink: '#1b232d',
    muted: '#5f6b78',
    dim: '#66717d',
    line: '#e4e4de',
    lineStrong: '#d4d4cc',
    selected: '#e8f0f2',
    primary: '#155e75',
    onPrimary: '#ffffff',
    red: '#c2321d',
    amber: '#b26a00',
    amberInk: '#985a00',
    green: '#27725a',
    blue: '#155e75',
    land: '#f0efe9',
    water: '#b5d5e5',
    park: '#cfe2c5',
    estate: '#e9e6de',
    road: '#ffffff',
    roadEdge: '#cfccc0',
  },
  dark: {
    paper: '#0b111a',
    card: '#0f1824',
    side: '#0d141f',
    floating: '#172435',
    ink: '#eaf0f6',
    muted: '#8fa1b5',
    dim: '#8496aa',
    line: '#1d2a3a',
    lineStrong: '#2c3d52',
    selected: '#15283b',
    primary: '#6fb1ff',
    onPrimary: '#0b111a',
    red: '#ff6b57',
    amber: '#f2b134',
    amberInk: '#f2b134',
    green: '#57c194',
    blue: '#6fb1ff',
    land: '#0c141f',
    water: '#12344f',
    park: '#10271f',
    estate: '#142031',
    road: '#293a4e',
    roadEdge: '#1c2a3b',
  },
};
