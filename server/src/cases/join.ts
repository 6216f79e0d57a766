import type { ActionInput } from '@chengyun/contract/actions';
import type { Actor } from '../people/actor.ts';
import { caseSealer } from '../people/personal/sealer.ts';
import { withoutNumbers } from '../people/personal/without-numbers.ts';
import { actOnCase, caseFor, contextFor, type InTown, takeStep } from './act.ts';
import type { CaseAggregate } from './life/aggregate.ts';
import { permit } from './life/permit.ts';
import type { Loop } from './loop.ts';
import { dayIn } from './number.ts';
import { openPart, storeOpening } from './open-case.ts';
import { sealInput } from './personal/seal-input.ts';
import { knownIn, signalsOfPart, wholeOf } from './personal/split-off.ts';
import { absorb, mergeInto, release, split } from './steps/join-steps.ts';
import { lockCases, mainsOf } from './store/load-case.ts';

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
  const { actor, input, caseId } = asked;
  await lockCases(world.sql, [caseId, input.intoId]);
  const before = await caseFor(world, asked);
  const context = contextFor(loop, world.ground, before, actor);
  permit('merge', before, actor, context);
  const main = await caseFor(world, { caseId: input.intoId, seen: null });
  const decided = mergeInto(context, main);
  const after = await takeStep(loop, world, before, { action: 'merge', input, actor, decided, at: context.now });
  await takeStep(loop, world, main, { action: 'absorb', input: {}, actor, decided: absorb(main, before) });
  return after;
}

/** 撤销并案: the case stands by itself again; the main case, and one that this went into, speaks for it no longer. */
export async function unmergeCase(
  loop: Loop,
  world: InTown,
  asked: Asking<ActionInput<'unmerge'>>,
): Promise<CaseAggregate> {
  const { actor, input, caseId } = asked;
  await lockCases(world.sql, [caseId, ...(await mainsOf(world.sql, caseId))]);
  const before = await caseFor(world, asked);
  const mains = await mainsOf(world.sql, caseId);
  const after = await actOnCase(loop, world, { ...asked, action: 'unmerge', input });
  for (const id of mains) {
    const main = await caseFor(world, { caseId: id, seen: null });
    await takeStep(loop, world, main, { action: 'release', input: {}, actor, decided: release(main, before) });
  }
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
  const context = contextFor(loop, ground, before, actor);
  permit('split', before, actor, context);
  const { now } = context;
  const first = await loop.serials(ground.town.id, dayIn(ground.town.zone, now), input.parts.length);
  const whole = await wholeOf(loop, sql, ground.town.id, before.id);
  const children = [];
  for (const [at, part] of input.parts.entries()) {
    const id = loop.newId();
    const sealer = caseSealer(loop.personal, ground.town.id, id, knownIn(whole));
    const sealed = {
      ...{ ...part, title: withoutNumbers(part.title, knownIn(whole)).shown, text: sealer.text(part.text) },
      place: before.fields.place && sealer.address(whole.opener.full(before.fields.place)),
    };
    const opening = openPart(sealed, before, { ground, actor, now, id, serial: first + at });
    const signals = signalsOfPart(loop, id, whole, sealer);
    await storeOpening(loop, sql, ground, opening, { sealed: sealer.rows() });
    if (signals.length > 0) await sql`insert into signal ${sql(signals)}`;
    children.push({ id: opening.aggregate.id, number: opening.aggregate.number });
  }
  return takeStep(loop, world, before, {
    action: 'split',
    input: await sealInput(loop, world, before.id, input, knownIn(whole)),
    actor,
    decided: split(context, children),
    at: now,
  });
}
