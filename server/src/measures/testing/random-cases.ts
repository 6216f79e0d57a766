import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { NewCase } from '@chengyun/contract/case';
import { caseWords } from '../../cases/search-fields.ts';
import type { WholeCase } from '../../cases/store/bulk-insert.ts';
import { glanceOf } from '../../cases/store/glance.ts';
import { idsFrom, people } from '../../cases/testing/a-town.ts';
import { type Dice, diceFrom, drawMove } from '../../cases/testing/moves.ts';
import { open, type Played, play } from '../../cases/testing/play.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';

const DAY = 86_400_000;

/** Cases with random lives, each begun at a random moment of so many days before `end`; the same for the same seed. */
export function randomCases(ground: Ground, count: number, seed: number, end: Date, days: number): readonly Played[] {
  const dice = diceFrom(seed);
  const newId = idsFrom(seed * 1_000_000);
  const first = open(ground, reportBy(dice), people.intake, new Date(end.getTime() - days * DAY), seed * 10_000);
  const { aggregate: main } = first;
  const cases = Array.from({ length: count }, (_, nth) => {
    const begun = new Date(end.getTime() - dice(days * 86_400) * 1000);
    const played = open(ground, reportBy(dice), pickActor(dice), begun, seed * 10_000 + nth + 1);
    return live(played, dice, { ground, newId, main, end });
  });
  return [first, ...cases];
}

interface Scene {
  readonly ground: Ground;
  readonly newId: () => string;
  readonly main: Played['aggregate'];
  readonly end: Date;
}

function live(begun: Played, dice: Dice, scene: Scene): Played {
  const { ground } = scene;
  const kind = ground.kind('hotline')?.kind;
  const calendar = ground.calendars.get('national');
  if (!kind || !calendar) throw new Error('The town lacks its kind or calendar');
  const facts = { ...{ kind, mainId: scene.main.id, finder: null, overdue: false, late: false }, ...unread };
  let played = begun;
  let now = new Date(begun.aggregate.fields.reportedAt);
  for (let step = dice(30); step > 0; step -= 1) {
    now = new Date(now.getTime() + (dice(3) ? dice(3600) : dice(6 * 86_400)) * 1000);
    if (now > scene.end) return played;
    const { aggregate } = played;
    const filing = { category: { taxonomy: 'small', code: dice(2) ? '01' : '02' } };
    const drawn = drawMove(dice, { ...{ aggregate, facts, now, calendar, filing }, last: played.journal.at(-1) });
    const { index: _, ...input } = drawn.input;
    played = attempt(played, () =>
      play(played, { ...drawn, input: rated(dice, drawn.action, input) as ActionInput<ActionName>, now }, scene),
    );
  }
  return played;
}

// Call-backs of all four kinds, and outcomes of both.
function rated(dice: Dice, action: ActionName, input: object): object {
  if (action === 'reply') return { ...input, outcome: dice(3) ? 'solved' : 'explained' };
  const satisfaction = ['satisfied', 'mostly', 'neutral', 'dissatisfied'][dice(4)];
  return action === 'call_back' && 'satisfaction' in input ? { ...input, satisfaction } : input;
}

function attempt(before: Played, work: () => Played): Played {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return before;
    throw error;
  }
}

const unread = { suspensionPast: false, extensionPast: false, daysSinceClosing: 0, measured: [] };

function reportBy(dice: Dice): NewCase {
  const sources = ['phone', 'patrol', 'community'];
  const matters = ['consult', 'help', 'complaint'] as const;
  return {
    kind: 'hotline',
    source: sources[dice(3)] ?? 'phone',
    matter: matters[dice(3)] ?? 'help',
    text: '路面破损',
    ...(dice(3) ? { category: { taxonomy: 'small', code: dice(2) ? '01' : '02' } } : {}),
    ...(dice(4) ? { position: [120.5, 31.5] as [number, number] } : {}),
  };
}

function pickActor(dice: Dice) {
  return dice(2) ? people.patrol : people.intake;
}

/** A played case as it is stored. */
export function wholeOf({ aggregate, journal }: Played, ground: Ground, end: Date): WholeCase {
  const pack = ground.pack(aggregate.fields.policyId, aggregate.fields.policyVersion);
  return {
    aggregate,
    steps: journal,
    glance: glanceOf(aggregate, pack.ladder, ground.calendar, end),
    words: caseWords(aggregate.number, aggregate.fields, []),
    signal: {
      id: aggregate.id.replace('7000', '7001'),
      source: aggregate.fields.source,
      externalNumber: null,
      at: aggregate.fields.reportedAt,
      text: null,
      personName: null,
      personPhone: null,
    },
  };
}
