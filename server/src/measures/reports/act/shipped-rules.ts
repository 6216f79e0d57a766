import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportRules } from '@chengyun/contract/report-rules';
import { PACKS } from '../../../people/create-town.ts';
import { readRules } from '../write/check-rules.ts';

const SHIPPED = join(PACKS, '_reports/report.yaml');

/** Rules with the text they were read from; version 0 came with the product. */
export interface Rules {
  readonly version: number;
  readonly text: string;
  readonly rules: ReportRules;
}

/** The rules that came with the product. */
export async function shippedRules(path = SHIPPED): Promise<Rules> {
  const text = await readFile(path, 'utf8');
  return { version: 0, text, rules: rulesIn(text) };
}

/** Rules from their text; throws when they do not hold, for what is kept was checked before. */
export function rulesIn(text: string): ReportRules {
  const { rules, problems } = readRules(text);
  if (!rules) throw new Error(`rules of the report: ${JSON.stringify(problems)}`);
  return rules;
}
