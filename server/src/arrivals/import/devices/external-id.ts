import type { DeviceProtocol } from '@chengyun/contract/device';
import type { Localized } from '@chengyun/contract/words';

const SHAPES: Partial<Readonly<Record<DeviceProtocol, readonly [RegExp, Localized]>>> = {
  gbt26875: [
    /^[0-9a-f]{1,12}$/i,
    {
      zh: '用传地址应为至多 12 位十六进制数，如 0000000000AB',
      en: 'the address of a transmitter is up to 12 hex digits, such as 0000000000AB',
    },
  ],
  chirpstack: [/^[0-9a-f]{16}$/i, { zh: 'DevEUI 应为 16 位十六进制数', en: 'a DevEUI is 16 hex digits' }],
};

const ROUNDED: Localized = {
  zh: '编号被表格软件改成了科学计数，末位已丢失；请把该列设为文本后重新填写',
  en: 'a spreadsheet has rounded this number; format the column as text and enter it again',
};

/** What is wrong with the id of a device on its protocol; undefined when nothing is. */
export function idFault(protocol: DeviceProtocol, externalId: string): Localized | undefined {
  if (/^\d(\.\d+)?E\+\d+$/i.test(externalId)) return ROUNDED;
  const [shape, fault] = SHAPES[protocol] ?? [];
  return shape && !shape.test(externalId) ? fault : undefined;
}
