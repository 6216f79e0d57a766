import type { Reporter } from '@chengyun/contract/reporter';
import { maskAddress, maskIdNumber, maskName, maskPhone } from '../mask.ts';
import type { Known } from './find-personal.ts';

/** Who reported, in full. */
export type Person = Readonly<Reporter>;

export const nobody: Person = { name: null, phone: null, idNumber: null, address: null };

/** Whether nothing is known of a person. */
export function isNobody({ name, phone, idNumber, address }: Person): boolean {
  return !name && !phone && !idNumber && !address;
}

/** A person as everybody sees them who may see the case. */
export function maskPerson({ name, phone, idNumber, address }: Person): Person {
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    idNumber: maskIdNumber(idNumber),
    address: maskAddress(address),
  };
}

/** By what a person is found, in their own rows and in texts. */
export function knownOf({ name, phone, idNumber }: Person): readonly Known[] {
  return [
    ...(phone ? [{ kind: 'phone', value: phone } as const] : []),
    ...(idNumber ? [{ kind: 'id', value: idNumber } as const] : []),
    ...(name ? [{ kind: 'name', value: name } as const] : []),
  ];
}

/** By what one caller is told from another: their telephone number, without one their identity number; a name is no proof. */
export function callerOf(person: Person): Known | null {
  return knownOf(person).find(({ kind }) => kind !== 'name') ?? null;
}

/** A person as bytes to be sealed. */
export function packPerson({ name, phone, idNumber, address }: Person): Buffer {
  return Buffer.from(JSON.stringify([name, phone, idNumber, address]));
}

/** The person back from bytes that were sealed. */
export function unpackPerson(bytes: Buffer): Person {
  const [name = null, phone = null, idNumber = null, address = null] = JSON.parse(bytes.toString('utf8')) as (
    | string
    | null
  )[];
  return { name, phone, idNumber, address };
}
