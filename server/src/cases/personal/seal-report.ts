import type { NewCase } from '@chengyun/contract/case';
import { normal } from '../../people/personal/find-personal.ts';
import { knownOf, nobody, type Person } from '../../people/personal/person.ts';
import { caseSealer, type SealedRows, type Vault } from '../../people/personal/sealer.ts';
import { withoutNumbers } from '../../people/personal/without-numbers.ts';

/** A report as it is stored: the person sealed apart, numbers in its texts sealed where they stand. */
export interface SealedReport {
  /** Without its reporter. */
  readonly report: NewCase;
  readonly signalId: string;
  readonly person: string | null;
  readonly rows: SealedRows | null;
}

interface Ids {
  readonly townId: string;
  readonly caseId: string;
  readonly signalId: string;
}

/** Seals what is personal in a report before anything is decided on it. */
export function sealReport(vault: Vault, { townId, caseId, signalId }: Ids, given: NewCase): SealedReport {
  const { reporter = {}, title, text, place, ...rest } = given;
  const person: Person = { ...nobody, ...reporter, ...inOneForm(reporter) };
  const sealer = caseSealer(vault, townId, caseId, knownOf(person));
  const own = title !== undefined && isCutOff(title, text) ? undefined : title;
  const { shown, moved } = withoutNumbers(own ?? '', knownOf(person));
  const words = [text ?? '', ...moved.filter((one) => !text?.includes(one))].join('\n').trim();
  return {
    report: {
      ...rest,
      ...(own === undefined ? {} : { title: shown }),
      ...(words === '' ? {} : { text: sealer.text(words) }),
      ...(place === undefined ? {} : { place: sealer.address(place) }),
    },
    ...{ signalId, person: sealer.person(signalId, person), rows: sealer.rows() },
  };
}

// The beginning of the text, cut anywhere, perhaps in the middle of a number: a title is drawn from the sealed text anew.
function isCutOff(title: string, text = ''): boolean {
  return title.endsWith('…') && text.trim().startsWith(title.trim().slice(0, -1));
}

function inOneForm({ phone, idNumber }: NonNullable<NewCase['reporter']>): Partial<Person> {
  return {
    ...(phone === undefined ? {} : { phone: phone.replaceAll(/[^0-9+]/g, '') }),
    ...(idNumber === undefined ? {} : { idNumber: normal('id', idNumber) }),
  };
}
