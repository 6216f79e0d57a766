import { refusals } from '../../support/http/refusal.ts';

/** What Open311 refuses beside the loop; sent in its own form (`answer.ts`). */
export const open311Refusals = refusals({
  'open311.jurisdiction-needed': {
    status: 400,
    title: { zh: '缺少 jurisdiction_id', en: 'jurisdiction_id is missing' },
    sentence: {
      zh: '本平台有多个镇，请用 jurisdiction_id 写明镇的编号。',
      en: 'There are several towns here; name one by its id in jurisdiction_id.',
    },
  },
  'open311.no-jurisdiction': {
    status: 404,
    title: { zh: '没有这个镇', en: 'No such jurisdiction' },
    sentence: {
      zh: '没有找到 jurisdiction_id“{id}”，请填写镇的编号。',
      en: 'There is no jurisdiction_id "{id}"; give the id of a town.',
    },
  },
  'open311.key-needed': {
    status: 403,
    title: { zh: '缺少密钥', en: 'A key is missing' },
    sentence: {
      zh: '请在 api_key 参数或 Authorization: Bearer 头中带上密钥；密钥向镇的管理员申请。',
      en: 'Send a key, as api_key or as Authorization: Bearer; the town’s administrators make them.',
    },
  },
  'open311.no-service': {
    status: 404,
    title: { zh: '没有这项服务', en: 'No such service' },
    sentence: {
      zh: '没有找到 service_code“{code}”，可用的见 services。',
      en: 'There is no service_code "{code}"; services lists what there is.',
    },
  },
  'open311.place-needed': {
    status: 400,
    title: { zh: '缺少地点', en: 'A place is missing' },
    sentence: {
      zh: '请同时填写 lat 和 long，或填写 address_string；不支持 address_id。',
      en: 'Give both lat and long, or address_string; address_id is not known here.',
    },
  },
  'open311.outside': {
    status: 400,
    title: { zh: '位置在镇外', en: 'Outside the town' },
    sentence: {
      zh: '位置 {lat}, {long} 不在本镇范围内，请核对 WGS-84 坐标。',
      en: 'The position {lat}, {long} lies outside the town; look at the WGS-84 coordinates again.',
    },
  },
  'open311.no-attribute': {
    status: 400,
    title: { zh: '没有这项属性', en: 'No such attribute' },
    sentence: {
      zh: '服务“{code}”没有属性“{name}”，可用的见该服务的定义。',
      en: 'The service "{code}" has no attribute "{name}"; its definition lists what there is.',
    },
  },
  'open311.bad-attribute': {
    status: 400,
    title: { zh: '属性值不可用', en: 'Attribute does not fit' },
    sentence: {
      zh: 'attribute[matter] 的值“{value}”不可用，可选其一：{fits}。',
      en: 'attribute[matter] "{value}" does not fit; one of these does: {fits}.',
    },
  },
  'open311.misfit': {
    status: 400,
    title: { zh: '参数不可用', en: 'Parameter does not fit' },
    sentence: { zh: '{name} 的值“{value}”不可用，应为{fits}。', en: '{name} "{value}" does not fit; it takes {fits}.' },
  },
});
