import type { PrivacyCase, PrivacyDetail } from '@chengyun/contract/privacy-request';
import { auditStage } from '../../../people/audit/audit-stage.ts';
import { everythingIn } from '../../../people/personal/testing/everything-in.ts';
import { type TestApp, type TestPerson, testApp } from '../../../people/test-app.ts';
import { casesStage } from '../../cases.ts';
import { settle } from '../../testing/a-real-town.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Asks the interface of the town as somebody. */
type Call = (method: 'GET' | 'POST', path: string, payload?: object) => Promise<Answer>;

interface Member {
  readonly person: TestPerson;
  readonly call: Call;
}

type Post = 'intake' | 'chief' | 'dispatcher' | 'leader' | 'admin' | 'auditor';

/** A town with a desk: a clerk who takes reports and a chief who answers what people ask about their own data. */
export interface PrivacyDesk {
  readonly app: TestApp;
  readonly chief: Member;
  readonly intake: Member;
  readonly member: (post: Post) => Promise<Member>;
  /** A number that nobody else has. */
  readonly aPhone: () => string;
  /** A case reported from a number, still open, and one that has ended. */
  readonly reported: (phone: string, more?: object) => Promise<string>;
  readonly ended: (phone: string, more?: object) => Promise<string>;
  /** A request just received, and one whose identity was checked. */
  readonly received: (kind: string, phone: string, more?: object) => Promise<string>;
  readonly verified: (kind: string, phone: string) => Promise<string>;
  readonly step: (id: string, name: string, given: object) => Promise<Answer>;
  /** Who approves files in full. */
  readonly leader: Member;
  /** A file in full that was asked for and approved: its id. */
  readonly approved: (id: string, given: object) => Promise<string>;
  /** It taken out. */
  readonly taken: (id: string, file: string) => Promise<Answer>;
  readonly detail: (id: string) => Promise<PrivacyDetail>;
  readonly found: (id: string) => Promise<readonly PrivacyCase[]>;
  /** Every row of every table of the database as text, as a stolen copy of it would be read. */
  readonly everything: () => Promise<string>;
}

/** Makes it over a database of its own. */
export async function aPrivacyDesk(): Promise<PrivacyDesk> {
  const start: typeof casesStage.start = async (world) => {
    await settle(world.ownerSql);
    return casesStage.start(world);
  };
  const app = await testApp({ stages: [auditStage, { ...casesStage, start }] });
  const [intake, chief] = [await aMember(app, 'intake'), await aMember(app, 'chief')];
  const leader = await aMember(app, 'leader');
  let count = 0;
  const step: PrivacyDesk['step'] = (id, name, given) => chief.call('POST', `/privacy-requests/${id}/${name}`, given);
  const reported: PrivacyDesk['reported'] = async (phone, more = {}) => {
    const reporter = { name: '欧阳试例', phone, address: '锦安路720弄12号1302室' };
    const text = `路灯不亮，请回电${phone}，物业电话13911112222。`;
    return made(await intake.call('POST', '/cases', { kind: 'ticket', source: 'phone', text, reporter, ...more }));
  };
  const received: PrivacyDesk['received'] = async (kind, phone, more = {}) => {
    const asked = `我是欧阳试例，${phone}，想知道留了我哪些信息。`;
    const applicant = { name: '欧阳试例', phone };
    return made(await chief.call('POST', '/privacy-requests', { kind, way: 'phone', applicant, asked, ...more }));
  };
  return {
    ...{ app, chief, intake, leader, step, reported, received, member: (post) => aMember(app, post) },
    aPhone: () => `138001${String(20_000 + count++)}`,
    ended: async (phone, more) => {
      const id = await reported(phone, more);
      made(await intake.call('POST', `/cases/${id}/actions/decline`, { reason: '不属本镇' }));
      return id;
    },
    verified: async (kind, phone) => {
      const id = await received(kind, phone);
      made(await step(id, 'verify', { identity: 'call_back', note: `回拨 ${phone}，能说出来电内容` }));
      return id;
    },
    approved: async (id, given) => {
      made(await step(id, 'export', given));
      const [file] = (await leader.call('GET', '/full-files')).body['files'] as readonly { readonly id: string }[];
      made(await leader.call('POST', `/full-files/${file?.id}/decide`, { approve: true, why: '本人申请，同意' }));
      return String(file?.id);
    },
    taken: (id, file) => step(id, `files/${file}`, {}),
    detail: async (id) => (await chief.call('GET', `/privacy-requests/${id}`)).body as unknown as PrivacyDetail,
    found: async (id) =>
      (await chief.call('GET', `/privacy-requests/${id}/cases`)).body['cases'] as readonly PrivacyCase[],
    everything: () => everythingIn(app.db.ownerSql),
  };
}

async function aMember(app: TestApp, post: Post): Promise<Member> {
  const person = await app.person(post === 'auditor' ? { post } : { roles: [post] });
  const headers = { ...(await app.signIn(person)), 'accept-language': 'zh' };
  const call: Call = async (method, path, payload) => {
    const url = `/api/towns/test${path}`;
    const answer = await app.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const { statusCode: status, body: text } = answer;
    return { status, text, body: text.startsWith('{') ? answer.json() : {} };
  };
  return { person, call };
}

function made({ status, text, body }: Answer): string {
  if (status >= 300) throw new Error(text);
  return String(body['id']);
}
