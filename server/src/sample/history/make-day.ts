import type { NewCase } from '@chengyun/contract/case';
import { v7 } from 'uuid';
import { namesOf, openCase } from '../../cases/open-case.ts';
import { caseWords } from '../../cases/search-fields.ts';
import type { WholeCase } from '../../cases/store/bulk-insert.ts';
import { glanceOf } from '../../cases/store/glance.ts';
import type { Actor } from '../../people/actor.ts';
import type { Place } from '../../town/places/place.ts';
import { between, pick, type Random } from '../../town/sample/plane/random.ts';
import type { Draw } from './mix.ts';
import type { Play } from './player.ts';
import { playOut, type Scene } from './script.ts';
import { callerName, callerPhone, callText, patrolText, titleOf } from './words.ts';

/** What the reports of the sample are drawn from. */
export interface Stock {
  readonly places: readonly Place[];
  readonly draws: Readonly<Record<'grid' | 'hotline', Draw>>;
}

/** What is reported and by whom: a patrol worker of the place, or the hotline's clerk for a caller. */
export function makeReport(
  { random, ground, cast }: Pick<Scene, 'random' | 'ground' | 'cast'>,
  stock: Stock,
  kind: 'grid' | 'hotline',
): { readonly report: NewCase; readonly actor: Actor } {
  if (kind === 'hotline') return { report: hotlineReport(random, stock), actor: cast.one(random, 'intake') };
  const report = streetReport(random, stock);
  const [lon = 0, lat = 0] = report.position ?? [];
  return { report, actor: cast.patrol(random, ground.areas.areaAt(lon, lat)?.community.code ?? null) };
}

/** A report that comes at a moment. */
export interface Reported {
  readonly kind: 'grid' | 'hotline';
  readonly at: Date;
  readonly serial: number;
  /** Drawn anew unless given. */
  readonly id?: string;
}

/** One case of the sample, played from its report to where it stands at the end of the scene. */
export function makeCase(scene: Scene, stock: Stock, reported: Reported): WholeCase {
  const { report, actor } = makeReport(scene, stock, reported.kind);
  return asStored(playOut(openReport(scene, report, actor, reported), scene), scene, report);
}

/** A case as its report opens it. */
export function openReport(
  { ground }: Pick<Scene, 'ground'>,
  report: NewCase,
  actor: Actor,
  { at, serial, id = v7({ msecs: at.getTime() }) }: Omit<Reported, 'kind'>,
): Play {
  const { aggregate, step } = openCase(report, { ground, actor, now: at, id, serial });
  return { state: aggregate, steps: [step] };
}

/** A played case with all that is stored beside it. */
export function asStored({ state, steps }: Play, { ground, end }: Scene, report: NewCase): WholeCase {
  const { fields } = state;
  const pack = ground.pack(fields.policyId, fields.policyVersion);
  const at = new Date(fields.reportedAt);
  return {
    aggregate: state,
    steps,
    glance: glanceOf(state, pack.ladder, ground.calendar, end),
    words: caseWords(state.number, fields, namesOf(pack, ground, fields)),
    signal: {
      id: v7({ msecs: at.getTime() }),
      source: report.source,
      externalNumber: report.externalNumber ?? null,
      at: at.toISOString(),
      text: report.text ?? null,
      personName: report.reporter?.name ?? null,
      personPhone: report.reporter?.phone ?? null,
    },
  };
}

function streetReport(random: Random, stock: Stock): NewCase {
  const { ref, category } = stock.draws.grid(random);
  const condition = pick(random, category.conditions);
  const place = pick(random, stock.places);
  const draw = random();
  return {
    kind: 'grid',
    source: draw < 0.78 ? 'patrol' : draw < 0.92 ? 'community' : 'video',
    title: titleOf(place.name, category, condition),
    text: patrolText(place.address, category, condition),
    category: ref,
    place: place.address,
    position: near(random, place),
  };
}

function hotlineReport(random: Random, stock: Stock): NewCase {
  const { ref, category } = stock.draws.hotline(random);
  const place = pick(random, stock.places);
  const draw = random();
  const wanted = draw < 0.46 ? 'complaint' : draw < 0.78 ? 'help' : draw < 0.93 ? 'consult' : 'suggestion';
  const matter = category.matters && !category.matters.includes(wanted) ? (category.matters[0] ?? wanted) : wanted;
  return {
    kind: 'hotline',
    source: random() < 0.86 ? 'hotline-12345' : 'hotline-wechat',
    matter,
    title: titleOf(place.name, category, null),
    text: callText(random, matter, place.address, category),
    category: ref,
    place: place.address,
    position: near(random, place),
    reporter: { name: callerName(random), phone: callerPhone(random) },
  };
}

// Within some twenty metres of the place: nobody stands on the very point of the address book.
function near(random: Random, place: Place): [number, number] {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [round(place.lon + between(random, -0.0002, 0.0002)), round(place.lat + between(random, -0.00018, 0.00018))];
}
