import { refusals } from '../../support/http/refusal.ts';

/** What the outside base maps refuse. */
export const groundMapRefusals = refusals({
  'map.not-set-up': {
    status: 404,
    title: { zh: '未配置该底图', en: 'No such base map is set up' },
    sentence: {
      zh: '未配置{setting}；请联系运维人员设置后重启。',
      en: '{setting} is not set; ask whoever runs the server to set it and start again.',
    },
  },
  'map.not-answered': {
    status: 502,
    title: { zh: '底图服务没有应答', en: 'The map service did not answer' },
    sentence: {
      zh: '底图服务没有给出瓦片；点位不受影响，稍后会再取。',
      en: 'The map service gave no tile; things on the map are not affected, it is asked again later.',
    },
  },
});
