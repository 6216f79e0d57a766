import { type APIRequestContext, request } from '@playwright/test';

/** Someone who uses the interface of a town over HTTP, signed in like a browser. */
export interface Person {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly context: APIRequestContext;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Signs in, changing a one-time password when that is asked for. */
export async function signedIn(url: string, username: string, password: string, town = 'qingxi'): Promise<Person> {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const answer = await context.post('/api/auth/sign-in/username', { data: { username, password } });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
  const { mustChangePassword } = (await answer.json()) as { mustChangePassword: boolean };
  if (mustChangePassword) {
    const changed = await context.post('/api/auth/change-password', {
      data: { currentPassword: password, newPassword: STORY_PASSWORD },
    });
    if (!changed.ok()) throw new Error(`${username} cannot change the password: ${await changed.text()}`);
  }
  const path = (tail: string) => `/api/towns/${town}${tail}`;
  return {
    context,
    get: async <T>(tail: string) => {
      const got = await context.get(path(tail));
      if (!got.ok()) throw new Error(`GET ${tail}: ${got.status()} ${await got.text()}`);
      return (await got.json()) as T;
    },
    post: async (tail, body, headers = {}) => {
      const sent = await context.post(path(tail), { data: body, headers });
      const text = await sent.text();
      return { status: sent.status(), body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    },
  };
}

/** The password that sample accounts get in stories. */
export const STORY_PASSWORD = 'Willow-Bridge-42x';
