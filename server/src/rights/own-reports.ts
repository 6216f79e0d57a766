import type { TestApp } from '../people/test-app.ts';
import { TOWN } from './grounds.ts';
import { upload } from './objects.ts';
import { markOf, type Reporter } from './whose.ts';

/** What somebody from outside has reported, by their own hand: a case, and the file that came with it. */
export async function reportFromOutside(
  app: TestApp,
  whose: Reporter,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly case: string; readonly attachment: string }> {
  const mark = markOf(whose);
  const attachment = await upload(app, headers, mark);
  const payload = { kind: 'ticket', text: `${mark} text`, phone: '13812345678', attachmentIds: [attachment] };
  const url = `/api/towns/${TOWN}/own-cases`;
  const answer = await app.http.inject({ method: 'POST', url, payload, headers: { ...headers } });
  if (answer.statusCode !== 201) throw new Error(`${whose}: ${answer.body}`);
  return { case: answer.json().id as string, attachment };
}
