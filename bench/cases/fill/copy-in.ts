import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Pool } from '../../../server/src/support/db/connect.ts';
import { type CopyFacts, dayText, renderLine } from './cut-line.ts';
import { caseTables, columnsOf, type Template } from './read-templates.ts';

/** How much is to be copied, and between which days. */
export interface CopyPlan {
  readonly schema: string;
  readonly prefix: string;
  readonly closed: number;
  readonly open: number;
  /** Days counted from 1970: the first and the one after the last of the closed cases. */
  readonly firstDay: number;
  readonly endDay: number;
  readonly random: () => number;
}

const DAY = 86_400_000;
const CHUNK = 400;
// Copies of one day are numbered on from here, behind the cases that were there before.
const FIRST_OPEN_SERIAL = 1_000_000;

/** Fills the tables of cases by COPY, one stream for each, in the order in which the cases came. Gives how many. */
export async function copyCases(sql: Pool, templates: readonly Template[], plan: CopyPlan): Promise<number> {
  const streams = new Map<string, Writable>();
  for (const table of caseTables) {
    const columns = await columnsOf(sql, plan.schema, table);
    streams.set(table, await sql`copy ${sql(plan.schema)}.${sql(table)} (${sql([...columns])}) from stdin`.writable());
  }
  let copied = 0;
  let chunk: { readonly template: Template; readonly facts: CopyFacts }[] = [];
  const flush = async () => {
    for (const table of caseTables) {
      let text = '';
      for (const { template, facts } of chunk)
        for (const line of template.lines[table]) text += renderLine(line, facts);
      const stream = streams.get(table);
      if (stream && text !== '' && !stream.write(text)) await once(stream, 'drain');
    }
    copied += chunk.length;
    chunk = [];
  };
  for (const one of copies(templates, plan)) {
    chunk.push(one);
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  await Promise.all([...streams.values()].map((stream) => finished(stream.end(), { readable: false })));
  return copied;
}

function* copies(templates: readonly Template[], plan: CopyPlan) {
  const closed = templates.filter((one) => !one.open);
  const open = templates.filter((one) => one.open);
  const days = plan.endDay - plan.firstDay;
  let made = 0;
  for (let day = 0; day < days; day += 1) {
    const until = Math.round(((day + 1) / days) * plan.closed);
    for (let serial = 1; made < until; serial += 1, made += 1) {
      const template = closed[Math.floor(plan.random() * closed.length)];
      if (template) yield { template, facts: factsOf(template, plan, plan.firstDay + day, serial, made) };
    }
  }
  for (let nth = 0; nth < plan.open; nth += 1) {
    const template = open[nth % open.length];
    if (template) {
      yield { template, facts: factsOf(template, plan, numberDay(template), FIRST_OPEN_SERIAL + nth, made + nth) };
    }
  }
}

function numberDay({ day }: Template): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

function factsOf(template: Template, plan: CopyPlan, day: number, serial: number, nth: number): CopyFacts {
  const tail = String(serial).padStart(5, '0');
  return {
    number: `${plan.prefix}-${dayText(day).replaceAll('-', '')}-${tail}`,
    tail,
    external: `bulk-${nth}`,
    shift: day - numberDay(template),
    ids: Array.from({ length: template.ids }, (_, at) => timedId(day * DAY, nth * 16 + at, plan.random)),
  };
}

// The form of UUID version 7: the day, then a count, then chance.
function timedId(at: number, count: number, random: () => number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0').slice(-length);
  const time = hex(at, 12);
  const counted = hex(count, 8);
  const chance = hex(Math.floor(random() * 0xffff_ffff), 8);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counted.slice(0, 3)}-8${counted.slice(3, 6)}-${counted.slice(6)}00${chance}`;
}
