import { type DeviceProtocol, deviceProtocols } from '@chengyun/contract/device';

/** How lists name protocols, beside our own ids; compared in lower case without spaces and punctuation. */
const WORDS: readonly (readonly [DeviceProtocol, RegExp])[] = [
  ['gbt26875', /26875|用传|用户信息传输/],
  ['hj212', /^hjt?212|212协议|数采仪|污染源/],
  ['mqtt', /^mqtt/],
  ['ctwing', /ctwing|天翼|电信|aep/],
  ['onenet', /onenet|移动/],
  ['chirpstack', /chirpstack/],
  ['ttn', /ttn|thethings/],
  ['cloudevents', /cloudevents|视频分析/],
  ['frigate', /frigate/],
  ['hikvision', /hikvision|海康/],
  ['dahua', /dahua|大华/],
];

/** The protocol a word means; undefined for one we do not know. */
export function protocolOf(word: string): DeviceProtocol | undefined {
  const bare = word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return deviceProtocols.find((one) => one === bare) ?? WORDS.find(([, words]) => words.test(bare))?.[0];
}
