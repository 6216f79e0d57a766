import ExcelJS from 'exceljs';

/** What a list holds: devices, of which some are gateways that come first, and rows that do not fit. */
export type ListPlan = { readonly devices: number; readonly gateways: number; readonly bad: number };

const HEADINGS = [
  '设备编号',
  '设备名称',
  '接入协议',
  '设备类型',
  '型号',
  '楼栋',
  '安装位置',
  '经度',
  '纬度',
  '上级设备',
  '令牌',
];
const PROFILES = ['smoke-detector', 'gas-detector', 'manual-call-point', 'electrical-fire'] as const;

/** Writes a workbook of devices spread over a box of positions, as an installer hands it over. */
export async function writeDeviceList(
  path: string,
  { devices, gateways, bad }: ListPlan,
  box: readonly [west: number, south: number, east: number, north: number],
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = book.addWorksheet('设备');
  sheet.addRow(HEADINGS).commit();
  for (let nth = 0; nth < devices; nth++) sheet.addRow(rowOf(nth, gateways, box)).commit();
  for (let nth = 0; nth < bad; nth++) sheet.addRow([`BAD-${nth}`, '', '电报', '罗盘']).commit();
  sheet.commit();
  await book.commit();
}

function rowOf(nth: number, gateways: number, [west, south, east, north]: readonly [number, number, number, number]) {
  const building = `${Math.floor(nth / 40) + 1} 号楼`;
  const place = `${(nth % 18) + 1} 层 ${(nth % 7) + 1} 号`;
  // Two irrational steps fill the box evenly without repeating.
  const [lon, lat] = [
    west + (east - west) * ((nth * 0.618_034) % 1),
    south + (north - south) * ((nth * 0.754_878) % 1),
  ];
  const position = [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
  if (nth < gateways) {
    return [
      `GW-${nth}`,
      `消防网关 ${nth}`,
      'MQTT',
      '',
      'GW-100',
      building,
      place,
      ...position,
      '',
      `gateway-token-${nth}`,
    ];
  }
  const profile = PROFILES[nth % PROFILES.length];
  const parent = gateways > 0 ? `GW-${nth % gateways}` : '';
  return [
    `DEV-${nth}`,
    `${building}探测器 ${nth}`,
    'MQTT',
    profile,
    'SD-200',
    building,
    place,
    ...position,
    parent,
    '',
  ];
}
