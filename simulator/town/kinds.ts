/** How a device's words reach the town. */
export const LINES = [
  'mqtt',
  'mqtt-gateway',
  'http',
  'gbt26875',
  'hj212',
  'ctwing',
  'onenet',
  'chirpstack',
  'ttn',
  'cloudevents',
  'frigate',
  'hikvision',
  'dahua',
] as const;
export type Line = (typeof LINES)[number];

/** What a device measures, which is also how its values are drawn. */
export type Nature =
  | 'smoke'
  | 'electrical'
  | 'gas'
  | 'pump'
  | 'hydrant'
  | 'door'
  | 'gateway'
  | 'transmitter'
  | 'dust'
  | 'river'
  | 'camera';

/** A kind of device of the simulated town. */
export type Kind = {
  /** Also the device's model, so that the store can be asked by kind. */
  readonly id: string;
  readonly noun: string;
  readonly line: Line;
  readonly nature: Nature;
  /** Device profile of the shipped packs; null for what is listed and not judged. */
  readonly profile: string | null;
  /** How many of a town's 61,000. */
  readonly count: number;
  /** Seconds from one report to the next on an ordinary day. */
  readonly everySeconds: number;
};

/**
 * A town of 60,000 fire-sensing sets (S7), 25 water sections (S10), dust monitors and cameras. Detectors in homes and
 * shops are NB-IoT and reach the town through an operator's platform; in larger buildings they are wired to a controller
 * behind a transmission device, or wireless behind a gateway; only what is mains-powered has a connection of its own.
 */
export const KINDS: readonly Kind[] = [
  kind('SIM-NB-SMOKE-CT', '独立式感烟探测器', 'ctwing', 'smoke', 'smoke-detector', 16_500, 43_200),
  kind('SIM-NB-SMOKE-CM', '独立式感烟探测器', 'onenet', 'smoke', 'smoke-detector', 9_000, 43_200),
  kind('SIM-GATEWAY', '无线网关', 'mqtt', 'gateway', null, 400, 60),
  kind('SIM-RF-SMOKE', '无线感烟探测器', 'mqtt-gateway', 'smoke', 'smoke-detector', 16_000, 7_200),
  kind('SIM-LORA-HYDRANT', '室外消火栓', 'chirpstack', 'hydrant', 'hydrant-pressure', 1_500, 600),
  kind('SIM-LORA-DOOR', '常闭式防火门', 'chirpstack', 'door', 'fire-door', 3_500, 3_600),
  kind('SIM-LORA-SMOKE', '感烟探测器', 'chirpstack', 'smoke', 'smoke-detector', 2_000, 7_200),
  kind('SIM-TTN-HYDRANT', '室内消火栓', 'ttn', 'hydrant', 'hydrant-pressure', 1_000, 600),
  kind('SIM-ELECTRICAL', '电气火灾监控探测器', 'mqtt', 'electrical', 'electrical-fire', 5_000, 60),
  kind('SIM-GAS', '可燃气体探测器', 'mqtt', 'gas', 'gas-detector', 3_000, 300),
  kind('SIM-PUMP', '消防水泵房', 'mqtt', 'pump', 'pump-room', 400, 60),
  kind('SIM-HTTP-HYDRANT', '喷淋末端水压', 'http', 'hydrant', 'hydrant-pressure', 1_500, 600),
  kind('SIM-TRANSMITTER', '用户信息传输装置', 'gbt26875', 'transmitter', 'transmission-device', 800, 30),
  kind('SIM-DUST', '扬尘噪声监测仪', 'hj212', 'dust', 'dust-noise', 120, 60),
  kind('SIM-RIVER', '河道水质监测站', 'hj212', 'river', 'section-river', 25, 300),
  kind('SIM-CAM-HIK', '摄像机', 'hikvision', 'camera', null, 300, 1_800),
  kind('SIM-CAM-FRIGATE', '摄像机', 'frigate', 'camera', null, 60, 1_800),
  kind('SIM-CAM-BOX', '视频分析摄像机', 'cloudevents', 'camera', null, 100, 1_800),
  kind('SIM-RECORDER', '录像机', 'dahua', 'camera', null, 40, 1_800),
];

function kind(
  id: string,
  noun: string,
  line: Line,
  nature: Nature,
  profile: string | null,
  count: number,
  everySeconds: number,
): Kind {
  return { id, noun, line, nature, profile, count, everySeconds };
}

/** The device protocol of the product that a line speaks. */
export function protocolOf(line: Line): Exclude<Line, 'http' | 'mqtt-gateway'> {
  return line === 'http' || line === 'mqtt-gateway' ? 'mqtt' : line;
}

/** Lines on which a platform speaks for its devices, over HTTP. Recorders of `dahua` push for themselves. */
export const PLATFORM_LINES = ['ctwing', 'onenet', 'chirpstack', 'ttn', 'cloudevents', 'frigate', 'hikvision'] as const;
export type PlatformLine = (typeof PLATFORM_LINES)[number];

/** Whether the line is one on which a platform speaks for its devices. */
export function isPlatformLine(line: Line): line is PlatformLine {
  const lines: readonly string[] = PLATFORM_LINES;
  return lines.includes(line);
}
