import type { NewCase } from '@chengyun/contract/case';
import { importedCase } from '../../../server/src/cases/import/imported-case.ts';
import type { CaseFields } from '../../../server/src/cases/life/aggregate.ts';
import { proposeUnits } from '../../../server/src/cases/routing/propose.ts';
import { insertWholeCases, type WholeCase } from '../../../server/src/cases/store/bulk-insert.ts';
import { systemActor } from '../../../server/src/people/actor.ts';
import { inTown } from '../../../server/src/people/in-town.ts';
import type { HistoryWorld } from '../../../server/src/sample/history/history.ts';
import { makeCase } from '../../../server/src/sample/history/make-day.ts';
import type { Scene } from '../../../server/src/sample/history/script.ts';
import type { Random } from '../../../server/src/town/sample/plane/random.ts';

/** How many different cases the bulk is made of: brought in and closed elsewhere, played to the end, under way. */
export interface TemplatePlan {
  readonly imported: number;
  readonly played: number;
  readonly open: number;
}

const DAY = 86_400_000;
const BATCH = 500;
const AGO_DAYS = 12;

/**
 * Stores the different cases that the bulk repeats, made by the product's own decisions: most as a list of another
 * system brings them (two journal lines), some lived through here, and some that stand where an open case stands now.
 */
export async function storeTemplates(world: HistoryWorld, plan: TemplatePlan, random: Random): Promise<void> {
  const now = world.plan.end.getTime();
  let serial = 50_000;
  const play = (at: number, end: number, kind: 'grid' | 'hotline'): WholeCase => {
    const scene: Scene = { ...{ random, ground: world.ground, cast: world.cast }, end: new Date(end), photo: newPhoto };
    serial += 1;
    return makeCase(scene, world.stock, { kind, at: new Date(at), serial });
  };
  const kindNow = () => (random() < 0.75 ? 'grid' : 'hotline');
  const longAgo = () => now - AGO_DAYS * DAY - random() * DAY;
  const isOpen = (one: WholeCase) => one.aggregate.clocks.whole?.state !== 'stopped' && one.glance.dueAt !== null;
  await store(world, plan.imported, () => {
    const at = longAgo();
    serial += 1;
    return asImported(play(at, at, kindNow()), world, serial, random);
  });
  await store(world, plan.played, () => {
    const one = play(longAgo(), now, kindNow());
    return one.aggregate.state === 'closed' ? one : null;
  });
  await store(world, plan.open, () => {
    const hotline = random() < 0.7;
    // Spread so that a day of theirs is about twice one of the closed ones.
    const one = play(now - random() * (hotline ? 12 : 3) * DAY, now, hotline ? 'hotline' : 'grid');
    return isOpen(one) ? one : null;
  });
}

async function store(world: HistoryWorld, count: number, make: () => WholeCase | null): Promise<void> {
  const { loop, plan } = world;
  for (let done = 0; done < count; ) {
    const made: WholeCase[] = [];
    while (made.length < Math.min(BATCH, count - done)) {
      const one = make();
      if (one) made.push(one);
    }
    await inTown(loop.pool, plan.townId, systemActor, (sql) =>
      insertWholeCases(sql, { personal: loop.personal, townId: plan.townId }, made),
    );
    done += made.length;
  }
}

/** A report turned into what another system's list would say of it once it was done. */
function asImported(made: WholeCase, { ground, loop }: HistoryWorld, serial: number, random: Random): WholeCase {
  const { fields } = made.aggregate;
  const reportedAt = new Date(fields.reportedAt);
  const within = (days: number) => new Date(reportedAt.getTime() + Math.floor((0.02 + random()) * days * DAY));
  const [lead] = proposeUnits(fields, ground);
  return importedCase(
    {
      ...reportOf(made, fields),
      externalNumber: `bench-${serial}`,
      ...(lead ? { unitName: lead.unitName } : {}),
      reportedAt,
      targetAt: within(8),
      closedAt: within(6),
      extra: {},
    },
    { ground, serial, newId: loop.newId, now: loop.now() },
  );
}

function reportOf({ signal }: WholeCase, fields: CaseFields) {
  const { kind, source, matter, title, text, place, lon, lat, taxonomy, categoryCode } = fields;
  return {
    ...{ kind, source, title, text: text ?? '' },
    ...(matter ? { matter } : {}),
    ...(place ? { place } : {}),
    ...(lon !== null && lat !== null ? { lon, lat } : {}),
    ...(taxonomy && categoryCode ? { category: { taxonomy, code: categoryCode } } : {}),
    ...(signal.personName ? { reporterName: signal.personName } : {}),
    ...(signal.personPhone ? { reporterPhone: signal.personPhone } : {}),
  };
}

/** The report a case of the sample begins with, to be made anew over HTTP. */
export function reportBody(world: HistoryWorld, random: Random, kind: 'grid' | 'hotline'): NewCase {
  const { plan, ground, cast, stock } = world;
  const scene: Scene = { random, ground, cast, end: plan.end, photo: newPhoto };
  const made = makeCase(scene, stock, { kind, at: plan.end, serial: 1 });
  const { reporterName: name, reporterPhone: phone, lon, lat, ...rest } = reportOf(made, made.aggregate.fields);
  return {
    ...rest,
    ...(lon !== undefined && lat !== undefined ? { position: [lon, lat] } : {}),
    ...(name && phone ? { reporter: { name, phone } } : {}),
  };
}

// The bulk keeps no files: a step names a photo that nobody will open.
function newPhoto(): string {
  return crypto.randomUUID();
}
