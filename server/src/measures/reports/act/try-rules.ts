import type { ReportRulesTried } from '@chengyun/contract/report-rules';
import { plainText } from '@chengyun/contract/report-text';
import { dayIn } from '../../../cases/number.ts';
import type { Language } from '../../../support/http/language.ts';
import { lastSpan } from '../../figures/named-span.ts';
import { readRules } from '../write/check-rules.ts';
import { writeReport } from '../write/write-report.ts';
import { gather, type Maker } from './make-version.ts';

const silent = { progress: async () => {}, signal: undefined };

/** What rules would write of the last week that is over, or what is wrong with them. */
export async function tryRules(
  maker: Maker,
  townId: string,
  text: string,
  language: Language,
  now: Date,
): Promise<ReportRulesTried> {
  const { rules, problems } = readRules(text);
  if (!rules) {
    const told = problems.map(({ line, column, path, message }) => ({
      line,
      column,
      path,
      message: message[language],
    }));
    return { problems: told, paragraphs: [] };
  }
  const ground = await maker.loop.grounds.of(townId);
  const span = lastSpan('week', dayIn(ground.town.zone, now));
  const material = await gather(maker, ground, span, silent);
  const { parts, figures } = writeReport({ ...material, organ: '' }, rules);
  const paragraphs = parts.flatMap(({ heading, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [{ part: heading, text: plainText(block.text, figures) }] : [],
    ),
  );
  return { problems: [], paragraphs };
}
