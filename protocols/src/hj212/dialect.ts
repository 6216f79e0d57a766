/** What one make does differently from the letter of HJ 212. Data for a device profile, not code. */
export type Dialect = {
  readonly name: string;
  /** Some makers compute the MODBUS check instead; papers contain invented ones. */
  readonly crc: 'required' | 'modbus-too' | 'ignored';
  readonly crcCase: 'any' | 'upper';
  /** `ignored` finds the end by `&&`, four hex digits and a line end instead. */
  readonly length: 'required' | 'ignored';
  /** Longest data segment in bytes; 1,024 in the 2017 edition. */
  readonly maxSegment: number;
  readonly text: 'utf-8' | 'gb18030';
  /** Minutes east of UTC of the logger's clock. */
  readonly utcOffset: number;
  /** Units that differ from annex B, by factor. */
  readonly units: Readonly<Record<string, string>>;
  /** Factors under another name, by the name the make uses. */
  readonly aliases: Readonly<Record<string, string>>;
};

export const standard: Dialect = {
  name: 'HJ 212-2017',
  crc: 'required',
  crcCase: 'any',
  length: 'required',
  maxSegment: 1024,
  text: 'utf-8',
  utcOffset: 480,
  // annex B prints ng/m³ for dust; every monitor met sends µg/m³
  units: { a34001: '微克/立方米', a34002: '微克/立方米', a34004: '微克/立方米', a34005: '微克/立方米' },
  aliases: {},
};

/** Dialects met in the field; a device profile names one or spells its own out. */
export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  strict: { ...standard, name: 'nothing but the letter', crcCase: 'upper' },
  'modbus-crc': { ...standard, name: 'MODBUS check', crc: 'modbus-too' },
  'wrong-length': { ...standard, name: 'length not to be trusted', length: 'ignored' },
  'dust-milligrams': {
    ...standard,
    name: 'dust in mg/m³',
    units: { a34001: '毫克/立方米', a34002: '毫克/立方米', a34004: '毫克/立方米', a34005: '毫克/立方米' },
  },
  'gbk-text': { ...standard, name: 'site text in GB 18030', text: 'gb18030' },
};
