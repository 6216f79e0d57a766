import { headerOf, type Item, type Message } from './message.ts';

/** What was odd about a packet that could still be read. */
export type Warning =
  | 'wrong-length'
  | 'modbus-crc'
  | 'crc-ignored'
  | 'no-qn'
  | 'qn-not-17-digits'
  | 'no-mn'
  | 'no-flag'
  | 'parts-without-numbers'
  | 'no-cp'
  | 'empty-item'
  | 'field-without-value'
  | 'duplicate-name'
  | 'data-time-not-14-digits';

/** Departures from HJ 212-2017, 6.3.2 that loggers in the field are known for. */
export function oddities(message: Message): Warning[] {
  const header = headerOf(message);
  const found: Warning[] = [];
  if (header.qn === null) found.push('no-qn');
  else if (!/^\d{17}$/.test(header.qn)) found.push('qn-not-17-digits');
  if (header.mn === null || header.mn === '') found.push('no-mn');
  if (header.flag === null) found.push('no-flag');
  if (header.flag?.parts && (header.pnum === null || header.pno === null)) found.push('parts-without-numbers');
  if (message.cp === null) found.push('no-cp');
  else found.push(...bodyOddities(message.cp));
  return found;
}

function bodyOddities(cp: readonly Item[]): readonly Warning[] {
  const found = new Set<Warning>();
  const names = new Set<string>();
  for (const item of cp) {
    for (const { name, value } of item) {
      if (name === '' && value === null) found.add('empty-item');
      else if (value === null) found.add('field-without-value');
      if (name === 'DataTime' && !/^\d{14}$/.test(value ?? '')) found.add('data-time-not-14-digits');
      if (name !== '' && names.size === names.add(name).size) found.add('duplicate-name');
    }
  }
  return [...found];
}
