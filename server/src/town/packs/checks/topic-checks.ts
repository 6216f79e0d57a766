import type { DeviceProfile } from '@chengyun/contract/profile';
import type { PackProblem } from '../pack-problem.ts';
import { namesIn } from '../topic-template.ts';
import type { Report } from '../yaml-source.ts';

type Placed = { readonly profile: DeviceProfile; readonly report: Report };

/** A topic that is none, a level it does not name, and a map that reads nothing. */
export function topicProblems({ profile, report }: Placed): readonly PackProblem[] {
  return (profile.topics ?? []).flatMap((map, at) => {
    const path = ['topics', at];
    const { names, isFit } = namesIn(map.topic);
    const sources = [
      { path: [...path, 'device'], source: map.device },
      ...(map.events ?? []).map(({ part }, nth) => ({ path: [...path, 'events', nth, 'part'], source: part })),
    ];
    return [
      ...(isFit
        ? []
        : [
            report(
              [...path, 'topic'],
              map.topic,
              '主题各级应为文字、+、{名称}，# 只能在最后一级',
              'Each level of a topic is a text, + or {name}; # stands last alone.',
            ),
          ]),
      ...sources.flatMap(({ path: place, source }) =>
        source?.startsWith('{') && !names.includes(source.slice(1, -1))
          ? [
              report(
                place,
                source,
                `主题中没有 ${source}；可填：${names.map((name) => `{${name}}`).join('、') || '以 $ 开头的路径'}`,
                `The topic has no ${source}; known: ${names.map((name) => `{${name}}`).join(', ') || 'a path from $'}.`,
              ),
            ]
          : [],
      ),
      ...(map.values || map.pairs || map.events
        ? []
        : [
            report(
              path,
              map.topic,
              '应至少给出 values、pairs、events 之一',
              'It reads nothing; give values, pairs or events.',
            ),
          ]),
    ];
  });
}
