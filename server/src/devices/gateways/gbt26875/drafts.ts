import { type Dialect, standard } from '@chengyun/protocols/gbt26875/dialect';
import type { Analog, Frame, Stamp } from '@chengyun/protocols/gbt26875/frame';
import { isTest, namesOf, placeOf, quantityOf } from '@chengyun/protocols/gbt26875/meaning';
import {
  COMMAND,
  COMPONENT_STATE_BITS,
  COMPONENT_TYPE,
  DEVICE_OPERATION_BITS,
  DEVICE_STATE_BITS,
  OPERATION_BITS,
  SYSTEM_STATE_BITS,
  SYSTEM_TYPE,
} from '@chengyun/protocols/gbt26875/table';
import type { EventKind, ProtocolEvent, Reading } from '../../observation.ts';
import type { Draft } from '../mqtt/drafts.ts';

/** What state bits say (8.2.1.1, 8.2.1.2, 8.2.1.8); bits that are not here say nothing that is acted on. */
const KIND_OF_BIT: Readonly<Record<string, EventKind>> = {
  fire: 'fire',
  fault: 'fault',
  shielded: 'shield',
  supervised: 'supervise',
  started: 'start',
  feedback: 'feedback',
  'mains-fault': 'power',
  'backup-fault': 'power',
  'power-fault': 'power',
  'bus-fault': 'fault',
  'link-fault': 'fault',
  'line-fault': 'fault',
};
/** What operations say (8.2.1.4, 8.2.1.9). */
const KIND_OF_OPERATION: Readonly<Record<string, EventKind>> = {
  reset: 'reset',
  'manual-alarm': 'fire',
  'self-test': 'test',
  test: 'test',
  confirm: 'confirm',
  'duty-answer': 'duty_answer',
};
/** A system, or the transmission device, tells the sum of its components as its controller (火灾报警控制器) does. */
const CONTROLLER = 1;
/** 手动报警 at the controller or the transmission device is a person's act, as a pressed call point is. */
const CALL_POINT = 23;

/**
 * What a packet says, one draft for each object: states and operations as events, analog values as readings. Events a
 * device sends by itself (6.6, command 2) are of now; the answer to a request (5) may be a record of what was.
 */
export function draftsOf(frame: Frame, dialect: Dialect = standard): readonly Draft[] {
  const drafts = draftsOfUnit(frame, dialect);
  if (frame.command !== COMMAND.send) return drafts;
  return drafts.map((one) => (one.events.length > 0 ? { ...one, isOfNow: true } : one));
}

function draftsOfUnit({ unit, time: sent }: Frame, dialect: Dialect): readonly Draft[] {
  switch (unit.type) {
    case 'system-state':
      return unit.items.map((item) => {
        const name = `${item.systemType}-${item.systemAddress}`;
        const text = SYSTEM_TYPE[item.systemType] ?? null;
        return ofStates(
          item.time,
          sent,
          stateEvents(item.state, SYSTEM_STATE_BITS, { part: name, text, component: CONTROLLER }, dialect),
          name,
          item.state,
        );
      });
    case 'component-state':
      return unit.items.map((item) => {
        const name = partOf(item, dialect);
        const text = [COMPONENT_TYPE[item.componentType], item.note.text].filter(Boolean).join(' ') || null;
        return ofStates(
          item.time,
          sent,
          stateEvents(item.state, COMPONENT_STATE_BITS, { part: name, text, component: item.componentType }, dialect),
          name,
          item.state,
        );
      });
    case 'analog':
      return unit.items.map((item) => draft(item.time, sent, analogReading(item, dialect), []));
    case 'operation':
      return unit.items.map((item) =>
        draft(
          item.time,
          sent,
          [],
          operationEvents(item.marks, OPERATION_BITS, `${item.systemType}-${item.systemAddress}`),
        ),
      );
    case 'device-state':
      return unit.items.map((item) =>
        ofStates(item.time, sent, stateEvents(item.state, DEVICE_STATE_BITS, ofDevice, dialect), '', item.state),
      );
    case 'device-operation':
      return unit.items.map((item) =>
        draft(item.time, sent, [], operationEvents(item.marks, DEVICE_OPERATION_BITS, null)),
      );
    default:
      return [];
  }
}

/** 区号-位号 of a component with its system before it. */
function partOf(item: Pick<Analog, 'systemType' | 'systemAddress' | 'componentAddress'>, dialect: Dialect): string {
  const { loop, number } = placeOf(item.componentAddress, dialect);
  return `${item.systemType}-${item.systemAddress}/${loop}-${number}`;
}

/** Whose state it is. */
type Whose = Pick<ProtocolEvent, 'part' | 'text'> & { readonly component: number };

const ofDevice: Whose = { part: null, text: null, component: CONTROLLER };

/** The events of a state: each bit set has begun; those the table names and are not set are over. */
function stateEvents<T extends string>(
  state: number,
  bits: readonly T[],
  whose: Whose,
  dialect: Dialect,
): readonly ProtocolEvent[] {
  const set = new Set<string>(namesOf(state, bits));
  const begun = new Map<EventKind, boolean>();
  for (const bit of bits) {
    const kind = KIND_OF_BIT[bit];
    if (kind) begun.set(kind, (begun.get(kind) ?? false) || set.has(bit));
  }
  begun.set('test', isTest(state, dialect));
  return [...begun].map(([kind, on]) => ({ kind, on, ...whose }));
}

function operationEvents<T extends string>(marks: number, bits: readonly T[], part: string | null) {
  return namesOf(marks, bits).flatMap((bit): readonly ProtocolEvent[] => {
    const kind = KIND_OF_OPERATION[bit];
    if (!kind) return [];
    const component = bit === 'manual-alarm' ? { component: CALL_POINT } : {};
    return [{ kind, on: true, part, text: null, ...component }];
  });
}

function analogReading(item: Analog, dialect: Dialect): readonly Reading[] {
  const quantity = quantityOf(item, dialect);
  const point = `${partOf(item, dialect)}/analog${item.analogType}`;
  return [{ point, value: quantity?.value ?? item.raw }];
}

/** A state is a reading too, so that it has a latest value and a history. */
function ofStates(own: Stamp, sent: Stamp, events: readonly ProtocolEvent[], name: string, state: number): Draft {
  return draft(own, sent, [{ point: name === '' ? 'state' : `${name}/state`, value: state }], events);
}

function draft(own: Stamp, sent: Stamp, readings: readonly Reading[], events: readonly ProtocolEvent[]): Draft {
  const at = own.at ?? sent.at;
  return { device: null, deviceAt: at === null ? null : new Date(at), readings, events };
}
