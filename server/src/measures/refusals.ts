import { refusals } from '../support/http/refusal.ts';

/** What the measures refuse. */
export const measureRefusals = refusals({
  'measure.unknown': {
    status: 404,
    title: { zh: '没有这个指标', en: 'No such measure' },
    sentence: {
      zh: '没有编号为“{id}”的指标；全部指标见 /measures。',
      en: 'There is no measure "{id}"; all of them are listed at /measures.',
    },
  },
});
