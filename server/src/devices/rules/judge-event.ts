import type { RuleOf } from '@chengyun/contract/profile';
import type { ProtocolEvent } from '../observation.ts';
import type { CompiledProfile } from './compile-profile.ts';
import type { Memory, Signal, Value } from './rule-state.ts';

/** One device at work: its memories are changed in place while one observation is judged, then handed out as data. */
export type Work = {
  readonly profile: CompiledProfile;
  /** When it was last heard of before, and how far the instant of the observation is behind our clock. */
  readonly heardAt: number | null;
  readonly lag: number;
  readonly memory: Record<string, Memory>;
  readonly latest: Record<string, readonly [number, Value]>;
  readonly signals: Signal[];
};

type EventRule = RuleOf<'event'>;

/** Most memories of a device, so that a wild one does not fill the store; fires are remembered beyond it. */
const MOST_MEMORIES = 4096;

/** What the profile's rules make of an event of the protocol. */
export function judgeEvent(work: Work, event: ProtocolEvent, at: number): void {
  if (event.kind === 'reset') resetEvents(work, event, at);
  const rules = work.profile.events.get(event.kind);
  if (!rules) return;
  const own = event.component === undefined ? undefined : rules.byComponent.get(event.component);
  if (event.kind === 'confirm') confirmFires(work, rules.plain, event, at);
  else for (const rule of own ?? rules.plain) oneEvent(work, rule, event, at);
}

// Each "on" is news, for a device that says it again says it for a reason; an "off" only ends what had begun, and leaves
// nothing where nothing had: the state of a component says of all that it is not, for thousands of components of a panel.
function oneEvent(work: Work, rule: EventRule, { on, part, text, component }: ProtocolEvent, at: number): void {
  const key = part === null ? rule.id : `${rule.id}/${part}`;
  const before = work.memory[key];
  if (before ? at < before.at : !on || !hasRoom(work, rule)) return;
  work.memory[key] = { on, at };
  if (on || before?.on) {
    work.signals.push({ rule, on, at, part, component: component ?? null, value: null, text });
  }
}

// One controller is reset: what burns in the other systems behind the same device goes on.
function resetEvents(work: Work, event: ProtocolEvent, at: number): void {
  for (const { key, rule, part, memory } of eventMemories(work)) {
    if (!memory.on || at < memory.at || !isOf(part, event.part)) continue;
    work.memory[key] = { on: false, at };
    work.signals.push({ rule, on: false, at, part, component: null, value: null, text: null });
  }
}

// The control room says of which system, not of which component: what it confirms is what burns there.
function confirmFires(work: Work, rules: readonly EventRule[], event: ProtocolEvent, at: number): void {
  if (!event.on) return;
  const burning = eventMemories(work).filter(
    ({ rule, part, memory }) => rule.event === 'fire' && memory.on && isOf(part, event.part),
  );
  for (const { part } of burning) {
    for (const rule of rules) {
      work.signals.push({ rule, on: true, at, part, component: null, value: null, text: event.text });
    }
  }
}

function isOf(part: string | null, system: string | null): boolean {
  return part === null || system === null || part === system || part.startsWith(`${system}/`);
}

function eventMemories({ memory, profile }: Work) {
  return Object.entries(memory).flatMap(([key, one]) => {
    const [id = '', ...part] = key.split('/');
    const rule = profile.rules.get(id);
    return rule?.kind === 'event' ? [{ key, rule, part: part.length > 0 ? part.join('/') : null, memory: one }] : [];
  });
}

function hasRoom(work: Work, { gives }: EventRule): boolean {
  if (memoriesOf(work) < MOST_MEMORIES) return true;
  forgetEnded(work);
  return gives.kind === 'fire' || memoriesOf(work) < MOST_MEMORIES;
}

// The older half of what has ended at once, for looking through all of it takes long; what lasts is not forgotten.
function forgetEnded(work: Work): void {
  const ended = eventMemories(work)
    .filter(({ memory }) => !memory.on)
    .sort((a, b) => a.memory.at - b.memory.at || (a.key < b.key ? -1 : 1));
  for (const { key } of ended.slice(0, Math.ceil(ended.length / 2))) delete work.memory[key];
}

function memoriesOf({ memory }: Work): number {
  return Object.keys(memory).length;
}
