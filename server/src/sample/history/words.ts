import type { Category, Condition } from '@chengyun/contract/pack';
import type { Matter } from '@chengyun/contract/words';
import { pick, type Random } from '../../town/sample/plane/random.ts';

const ask = {
  consult: ['想了解相关规定和办理流程。', '请问由哪个部门负责，多久能有结果？'],
  help: ['希望有关部门尽快到现场处理。', '影响日常生活，请尽快协调解决。'],
  complaint: ['此前向物业反映过，一直没有改善，请核实处理。', '已持续多日，严重影响居民休息，要求尽快整改并答复。'],
  suggestion: ['建议统筹考虑，改善周边居民的生活环境。', '建议增设设施并加强日常管理。'],
  other: ['请予以关注。'],
} as const satisfies Record<Matter, readonly string[]>;

/** What a caller of the sample town says; put together from the town's own places and the pack's own words. */
export function callText(random: Random, matter: Matter, place: string, category: Category): string {
  const about = pick(random, [category.name.zh, ...(category.keywords ?? [])].slice(0, 6));
  const since = pick(random, ['今天上午', '昨天晚上', '近一周以来', '最近三天', '从上个月起']);
  return `来电人反映：${since}，${place}存在${about}问题（${category.name.zh}）。${pick(random, ask[matter])}`;
}

/** What somebody says who calls about a matter that was reported before. */
export function repeatText(random: Random, text: string): string {
  const begin = pick(random, [
    '来电人再次反映，同一问题尚未解决：',
    '另有居民来电反映同一问题：',
    '来电人催问办理进度：',
  ]);
  return `${begin}${text.replace(/^来电人反映：/, '')}`;
}

/** A patrol worker's line. */
export function patrolText(place: string, category: Category, condition: Condition): string {
  return `${place}，${category.name.zh}：${condition.text.zh}。`;
}

/** Title of a sample case. */
export function titleOf(place: string, category: Category, condition: Condition | null): string {
  const what = condition ? condition.text.zh : category.name.zh;
  const title = `${place}${category.name.zh}${condition && what.length <= 16 ? `：${what}` : ''}`;
  return title.slice(0, 60);
}

/** What a unit writes back. */
export function replyText(random: Random, category: Category): string {
  return pick(random, [
    `已安排人员到现场处置，${category.name.zh}问题已整改到位，并加强后续巡查。`,
    `经现场核查情况属实，已联系责任单位完成整改，现场恢复正常。`,
    `已与诉求人沟通说明情况，并督促相关单位落实整改措施。`,
  ]);
}

/** 王女士 and the like: a family name and a form of address, nobody in particular. */
export function callerName(random: Random): string {
  return `${pick(random, ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'])}${pick(random, ['先生', '女士'])}`;
}

/** A number that no telephone has: mobile numbers do not begin with 100. */
export function callerPhone(random: Random): string {
  return `100${String((Math.floor(random() * 4000) * 2477) % 100_000_000).padStart(8, '0')}`;
}
