import type { UploadedAttachment } from '@chengyun/contract/attachment';
import type { CategoryRef, NewCase } from '@chengyun/contract/case';
import type { KindPolicy } from '@chengyun/contract/pack';
import type { Matter, Position } from '@chengyun/contract/words';
import { hasCaller } from './kinds.ts';

/** What the clerk has put down so far. `title` is set only when it was written by hand. */
export type ReportForm = {
  readonly kind: string;
  readonly source: string;
  readonly phone: string;
  readonly name: string;
  readonly idNumber: string;
  readonly address: string;
  readonly matter: Matter | undefined;
  /** Whom a complaint is about. */
  readonly complainedUnitId: string | undefined;
  readonly title: string | undefined;
  readonly text: string;
  readonly place: string;
  readonly position: Position | undefined;
  readonly category: CategoryRef | undefined;
  readonly photos: readonly UploadedAttachment[];
  /** The case this is about as well: it is merged into it once opened. */
  readonly twin: { readonly id: string; readonly number: string } | undefined;
};

export type ReportChange = Partial<ReportForm>;

/** A form of which nothing is said yet. */
export function blankForm(kind: string, source: string): ReportForm {
  return {
    ...{ kind, source, phone: '', name: '', idNumber: '', address: '', text: '', place: '', photos: [] },
    complainedUnitId: undefined,
    ...{ matter: undefined, title: undefined, position: undefined, category: undefined, twin: undefined },
  };
}

/** True when leaving would lose nothing. */
export function isBlank({
  phone,
  name,
  idNumber,
  address,
  text,
  title,
  place,
  position,
  category,
  photos,
}: ReportForm): boolean {
  const said = [phone, name, idNumber, address, text, title ?? '', place].some((words) => words.trim() !== '');
  return !said && !position && !category && photos.length === 0;
}

const mostTitle = 40;

/** The first sentence of a text as a title of at most 40 characters, as the server would make it. */
export function titleOf(text: string): string {
  const first = text.trim().split(/[\u3002\uff01\uff1f!?\n]/)[0] ?? '';
  const chars = [...first];
  return chars.length > mostTitle ? `${chars.slice(0, mostTitle - 1).join('')}…` : first;
}

/** The title a case would get now. */
export function titleNow({ title, text }: ReportForm): string {
  return title?.trim() || titleOf(text);
}

const phoneForm = /^[0-9+ -]{3,32}$/;

const idForm = /^(\d{17}[\dXx]|\d{15})$/;

export type Need = 'words' | 'place' | 'category' | 'phone' | 'idNumber' | 'photos';

/** What still keeps the report from being made, in the order of the form. */
export function needsOf(form: ReportForm, kind: KindPolicy | undefined, sending: boolean): readonly Need[] {
  const lacking: readonly (readonly [Need, boolean])[] = [
    ['phone', hasCaller(form.source) && isPhoneWrong(form.phone)],
    ['idNumber', hasCaller(form.source) && isIdWrong(form.idNumber)],
    ['words', form.text.trim() === '' && !form.title?.trim() && !form.category],
    ['place', kind?.place === 'required' && form.place.trim() === '' && !form.position],
    ['photos', sending],
  ];
  return lacking.flatMap(([need, lacks]) => (lacks ? [need] : []));
}

/** True for a number that was begun and does not fit. */
export function isPhoneWrong(phone: string): boolean {
  return phone.trim() !== '' && !phoneForm.test(phone.trim());
}

/** True for an identity number that was begun and does not fit. */
export function isIdWrong(idNumber: string): boolean {
  return idNumber.trim() !== '' && !idForm.test(idNumber.trim());
}

/** The report as it is sent. */
export function toNewCase(form: ReportForm): NewCase {
  const { kind, source, matter, category, position, complainedUnitId } = form;
  const [text, place, title] = [form.text.trim(), form.place.trim(), titleNow(form)];
  // What was put down for a caller before the source became one without is kept in the form and not sent.
  const reporter = hasCaller(source) ? callerOf(form) : {};
  return {
    kind,
    source,
    ...(matter && { matter }),
    ...(title && { title }),
    ...(text && { text }),
    ...(category && { category }),
    ...(place && { place }),
    ...(position && { position: [position[0], position[1]] }),
    ...(Object.keys(reporter).length > 0 && { reporter }),
    ...(matter === 'complaint' && complainedUnitId && { complainedUnitId }),
    ...(form.photos.length > 0 && { attachmentIds: form.photos.map(({ id }) => id) }),
  };
}

function callerOf(form: ReportForm): NonNullable<NewCase['reporter']> {
  const [name, phone] = [form.name.trim(), form.phone.trim()];
  const [idNumber, address] = [form.idNumber.trim(), form.address.trim()];
  return { ...(name && { name }), ...(phone && { phone }), ...(idNumber && { idNumber }), ...(address && { address }) };
}

/** What is asked about a report while it is written: without the person, so that no name travels with every key. */
export function toDraft(form: ReportForm): NewCase {
  const { reporter: _, attachmentIds: __, ...rest } = toNewCase(form);
  return rest;
}

/** Whether enough is there to ask about. */
export function isTelling({ text, position, category }: ReportForm): boolean {
  return [...text.trim()].length >= 2 || position !== undefined || category !== undefined;
}
