import type { SampleUnit } from '../town/sample/types.ts';

/** Which kinds of responsible unit (packs/unit-kinds.yaml) each office of the sample town stands for. */
const duties: Readonly<Record<string, readonly string[]>> = {
  党政办公室: ['town-office', 'government-services'],
  党群工作办公室: ['culture-tourism', 'sports', 'education'],
  平安建设办公室: ['fire-rescue', 'public-safety', 'traffic-police'],
  城建管理办公室: ['municipal-works', 'construction', 'planning', 'transport', 'power', 'gas', 'heating', 'telecom'],
  社区管理办公室: ['civil-affairs', 'health', 'medical-insurance'],
  经济发展办公室: ['industry', 'human-resources'],
  应急管理办公室: ['emergency'],
  农业农村办公室: ['agriculture'],
  综合行政执法队: ['urban-management'],
  市场监督管理所: ['market-supervision'],
  绿化市容管理所: ['greening', 'sanitation'],
  房屋管理办公室: ['housing'],
  水务管理站: ['water-affairs'],
  生态环境办公室: ['ecology'],
};

/** The sample town's unit in the product's words: its kind and what it answers for. */
export function kindAndDuties(unit: SampleUnit): { readonly kind: string; readonly duties: readonly string[] } {
  if (unit.kind === 'committee') return { kind: 'community', duties: ['community'] };
  if (unit.kind === 'property') return { kind: 'property', duties: ['property'] };
  return { kind: unit.kind, duties: duties[unit.name] ?? [] };
}
