import { refusals } from '../../support/http/refusal.ts';

/** What the tiles refuse. */
export const tileRefusals = refusals({
  'tiles.no-such-layer': {
    status: 404,
    title: { zh: '没有该图层', en: 'No such layer' },
    sentence: {
      zh: '没有图层“{layer}”；可用图层：{layers}。',
      en: 'There is no layer "{layer}"; there are: {layers}.',
    },
  },
  'tiles.no-such-tile': {
    status: 404,
    title: { zh: '没有该瓦片', en: 'No such tile' },
    sentence: {
      zh: '瓦片 {z}/{x}/{y} 不存在；级别为 0 至 {most}，行列号不超出该级别的范围。',
      en: 'There is no tile {z}/{x}/{y}; zooms go from 0 to {most}, columns and rows as far as the zoom has them.',
    },
  },
});
