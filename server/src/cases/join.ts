import type { ActionInput } from '@chengyun/contract/actions';
import type { Actor } from '../people/actor.ts';
import { actOnCase, caseFor, contextFor, type InTown, takeStep } from './act.ts';
import type { CaseAggregate } from './life/aggregate.ts';
import { permit } from './life/permit.ts';
import type { Loop } from './loop.ts';
import { dayIn } from './number.ts';
import { openCase, storeOpening } from './open-case.ts';
import { absorb, mergeInto, release, split } from './steps/join-steps.ts';
import { loadCase } from './store/load-case.ts';

interface Asking<I> {
  readonly caseId: string;
  readonly input: I;
  readonly actor: Actor;
  readonly seen: number | null;
}

/** 并案: one case goes into another; both journals say so. */
export async function mergeCases(
  loop: Loop,
  world: InTown,
  asked: Asking<ActionInput<'merge'>>,
): Promise<CaseAggregate> {
  const { actor, input } = asked;
  const before = await caseFor(world, asked);
  permit('merge', before, actor);
  const main = await caseFor(world, { caseId: input.intoId, seen: null });
  const decided = mergeInto(contextFor(loop, world.ground, before, actor), main);
  const after = await takeStep(loop, world, before, { action: 'merge', input, actor, decided });
  const told = { action: 'absorb', input: {}, actor, decided: absorb(main, before) };
  await takeStep(loop, world, main, told);
  return after;
}

/** 撤销并案: the case stands by itself again; the main case speaks for it no longer. */
export async function unmergeCase(
  loop: Loop,
  world: InTown,
  asked: Asking<ActionInput<'unmerge'>>,
): Promise<CaseAggregate> {
  const { actor, input } = asked;
  const before = await caseFor(world, asked);
  const mainId = before.fields.mergedInto;
  const after = await actOnCase(loop, world, { ...asked, action: 'unmerge', input });
  const main = mainId ? await loadCase(world.sql, mainId) : null;
  if (main) await takeStep(loop, world, main, { action: 'release', input: {}, actor, decided: release(main, before) });
  return after;
}

/** 拆分: each part becomes a case of its own, reported anew by the same person. */
export async function splitCase(
  loop: Loop,
  world: InTown,
  asked: Asking<ActionInput<'split'>>,
): Promise<CaseAggregate> {
  const { actor, input } = asked;
  const { ground, sql } = world;
  const before = await caseFor(world, asked);
  permit('split', before, actor);
  const { parts } = input;
  const day = dayIn(ground.town.zone, loop.now());
  const first = await loop.serials(ground.town.id, day, parts.length);
  const children = [];
  for (const [at, part] of parts.entries()) {
    const { fields } = before;
    const category = part.category ?? null;
    const report = {
      kind: fields.kind,
      source: fields.source,
      title: part.title,
      text: part.text,
      ...(fields.matter ? { matter: fields.matter } : {}),
      ...(fields.place ? { place: fields.place } : {}),
      ...(fields.lon !== null && fields.lat !== null ? { position: [fields.lon, fields.lat] as [number, number] } : {}),
      ...(category ? { category } : {}),
    };
    const now = loop.now();
    const opening = openCase(report, { ground, actor, now, id: loop.newId(), serial: first + at, parentId: before.id });
    await storeOpening(loop, sql, ground, report, opening);
    children.push({ id: opening.aggregate.id, number: opening.aggregate.number });
  }
  const decided = split(contextFor(loop, ground, before, actor), children);
  return takeStep(loop, world, before, { action: 'split', input, actor, decided });
}
