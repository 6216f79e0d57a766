import type { Localized } from './words.ts';

/** Where reports come from, by the ids that packs use; a source that a pack made up for itself has no name here. */
export const sourceNames = {
  'hotline-12345': { zh: '12345 热线', en: '12345 hotline' },
  'hotline-wechat': { zh: '热线微信', en: 'Hotline WeChat' },
  'hotline-web': { zh: '热线网站', en: 'Hotline website' },
  'leader-mailbox': { zh: '领导信箱', en: 'Leaders’ mailbox' },
  'transfer-110': { zh: '110 移交', en: '110 transfer' },
  visit: { zh: '来访', en: 'Visit' },
  petition: { zh: '信访', en: 'Petition' },
  patrol: { zh: '网格巡查', en: 'Grid patrol' },
  community: { zh: '社区采集', en: 'Community' },
  video: { zh: '视频识别', en: 'Video' },
  sensor: { zh: '物联感知', en: 'Sensor' },
  wechat: { zh: '微信上报', en: 'WeChat report' },
  'self-found': { zh: '自行发现', en: 'Found by unit' },
  inspection: { zh: '上级督查', en: 'Inspection' },
  device: { zh: '物联感知', en: 'Device' },
  phone: { zh: '电话上报', en: 'Telephone' },
  'transfer-119': { zh: '119 移交', en: '119 transfer' },
  enterprise: { zh: '企业提交', en: 'Reported by a company' },
  open311: { zh: 'Open311 接口', en: 'Open311' },
  resident: { zh: '居民提交', en: 'Reported by a resident' },
  import: { zh: '批量导入', en: 'Import' },
} as const satisfies Readonly<Record<string, Localized>>;
