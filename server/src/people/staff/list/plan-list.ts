import { roleNames } from '@chengyun/contract/names';
import { memberRoles, NewStaffMember, type StaffImport, type StaffRole } from '@chengyun/contract/people';
import { outsideRoles, posts } from '@chengyun/contract/words';
import { Value } from 'typebox/value';
import { normalUsername } from '../../accounts/username.ts';
import type { ListRow } from './read-list.ts';

/** What names in a list can mean. */
export type Known = {
  readonly units: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** User names that are taken. */
  readonly taken: ReadonlySet<string>;
};

type Plan = { readonly members: readonly NewStaffMember[]; readonly faults: StaffImport['faults'] };
type Fault = StaffImport['faults'][number];

/** The headings of a list and of its template. */
export const HEADINGS = ['用户名', '姓名', '角色', '单位', '区域'] as const;
export const MOST_ROWS = 500;

const ENGLISH: Readonly<Record<string, string>> = {
  username: '用户名',
  name: '姓名',
  roles: '角色',
  units: '单位',
  areas: '区域',
};

/** Makes members of the rows, or says row by row what is wrong; nothing when the file is no list of staff. */
export function planList(rows: readonly ListRow[], known: Known): Plan | undefined {
  const [head, ...body] = rows;
  const columns = head?.cells.map((cell) => ENGLISH[cell.toLowerCase()] ?? cell.replace(/[*＊]$/, ''));
  if (!columns || !['用户名', '姓名', '角色'].every((name) => columns.includes(name))) return undefined;
  const filled = body.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length === 0 || filled.length > MOST_ROWS) return undefined;
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const members = filled.map(({ line, cells }) => {
    const field = (name: string) => cells[columns.indexOf(name)] ?? '';
    const tell = (name: string, why: string) => faults.push({ line, field: name, why });
    return planRow(field, tell, known, seen);
  });
  return { members, faults };
}

type Tell = (field: string, why: string) => void;

function planRow(field: (name: string) => string, tell: Tell, known: Known, seen: Set<string>): NewStaffMember {
  const username = normalUsername(field('用户名'));
  const member = {
    username,
    name: field('姓名'),
    roles: found(field('角色'), roleOf, (word) => tell('角色', `没有角色“${word}” · no such role`)),
    unitIds: found(
      field('单位'),
      (word) => unitOf(known, word),
      (word) => tell('单位', `没有单位“${word}” · no such unit`),
    ),
    areaCodes: found(
      field('区域'),
      (word) => areaOf(known, word),
      (word) => tell('区域', `没有区域“${word}” · no such area`),
    ),
  };
  if (seen.has(username)) tell('用户名', `“${username}”在名单中重复 · twice in the list`);
  if (known.taken.has(username)) tell('用户名', `“${username}”已被使用 · taken`);
  seen.add(username);
  if (!Value.Check(NewStaffMember.properties.username, username)) {
    tell('用户名', '应为 2 至 40 个字母、数字或 . _ - · 2 to 40 letters, digits and . _ -');
  }
  if (!Value.Check(NewStaffMember.properties.name, member.name)) tell('姓名', '应为 1 至 64 个字 · 1 to 64 characters');
  if (member.roles.length === 0) tell('角色', '至少一个角色 · at least one role');
  if (member.roles.length > 1 && outsideRoles.some((role) => member.roles.includes(role))) {
    tell('角色', '企业用户、居民不得兼任其他角色 · who is from outside holds no other role');
  }
  if (member.roles.length > 1 && posts.some((post) => member.roles.includes(post))) {
    tell('角色', '三员互斥，也不得兼任其他岗位 · an administrator holds no other role');
  }
  return member;
}

/** What each word of a cell means, once each. */
function found<T>(cell: string, meaning: (word: string) => T | undefined, unknown: (word: string) => void): T[] {
  const words = cell.split(/[、,，;；/\n]+/).map((word) => word.trim());
  const meant = words
    .filter((word) => word !== '')
    .flatMap((word) => {
      const means = meaning(word);
      if (means === undefined) unknown(word);
      return means === undefined ? [] : [means];
    });
  return [...new Set(meant)];
}

function roleOf(word: string): StaffRole | undefined {
  const plain = word.toLowerCase();
  return memberRoles.find((role) => [role, roleNames[role].zh, roleNames[role].en].includes(plain));
}

function unitOf({ units }: Known, word: string): string | undefined {
  return units.find(({ code, name }) => code === word || name === word)?.id;
}

function areaOf({ areas }: Known, word: string): string | undefined {
  return areas.find(({ code, name }) => code === word || name === word)?.code;
}
