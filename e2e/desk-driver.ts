import { expect, type Locator, type Page } from '@playwright/test';

/** What a caller says, as the clerk puts it down. */
export interface Call {
  readonly phone: string;
  readonly name: string;
  readonly text: string;
  /** Words of an address; the first place found is taken. */
  readonly place: string;
  /** The class taken from those that the words suggest. */
  readonly suggested: string;
}

/** What goes into a field of an action's form: text, one of the answers side by side, or the first of them. */
export type Answer = { readonly text: string } | { readonly choose: string } | { readonly first: true };

const frame = {
  zh: { username: '用户名', password: '密码', submit: '登录', account: '我的账户' },
  en: { username: 'User name', password: 'Password', submit: 'Sign in', account: 'My account' },
} as const;

/** The pages as people use them; nothing here knows an address of the interface or a class of the style sheet. */
export function deskOn(page: Page) {
  const thing = page.getByRole('article');
  const story = page.getByRole('region', { name: '办理经过' });
  const clocks = page.getByRole('region', { name: '时限' });
  const search = page.getByRole('searchbox', { name: '全局搜索' });

  async function answer(form: Locator, name: string, given: Answer): Promise<void> {
    const label = new RegExp(`^${name}`);
    if ('text' in given) return form.getByRole('textbox', { name: label }).fill(given.text);
    const group = form.getByRole('radiogroup', { name: label });
    if ('first' in given) return group.getByRole('radio').first().check();
    await group.getByText(given.choose, { exact: true }).click();
  }

  return {
    page,

    async signIn(login: string, password: string, language: keyof typeof frame = 'zh'): Promise<void> {
      const words = frame[language];
      await page.goto('/');
      await page.getByRole('textbox', { name: words.username }).fill(login);
      await page.getByRole('textbox', { name: words.password }).fill(password);
      await page.getByRole('button', { name: words.submit }).click();
    },

    async changePassword(current: string, next: string): Promise<void> {
      await page.getByRole('textbox', { name: '原密码' }).fill(current);
      await page.getByRole('textbox', { name: '新密码', exact: true }).fill(next);
      await page.getByRole('textbox', { name: '再输一次新密码' }).fill(next);
      await page.getByRole('button', { name: '修改密码' }).click();
    },

    async expectInside(language: keyof typeof frame = 'zh'): Promise<void> {
      await expect(page.getByRole('button', { name: frame[language].account })).toBeVisible();
    },

    /** From the call to the number that the caller is told. */
    async takeCall({ phone, name, text, place, suggested }: Call): Promise<string> {
      await page.goto('/qingxi/new');
      await page.getByRole('textbox', { name: '来电号码' }).fill(phone);
      await page.getByRole('textbox', { name: '称呼' }).fill(name);
      await page.getByRole('textbox', { name: '诉求内容' }).fill(text);
      await page.getByRole('combobox', { name: '地点' }).fill(place);
      await expect(page.getByRole('option').first()).toBeAttached();
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: '按内容推荐' }).getByRole('button', { name: suggested }).click();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible();
      return (await page.getByText(/^[A-Z]{2}-\d{8}-\d+$/).first().innerText()).trim();
    },

    /** Finds a case by its number with the search at the top, and opens it. */
    async openCase(number: string): Promise<void> {
      await page.goto('/qingxi/desk');
      await search.fill(number);
      await search.press('Enter');
      await page.getByRole('list', { name: '案件队列' }).getByRole('link').first().click();
      await expect(thing.getByText(number).first()).toBeVisible();
    },

    /** The unit's list: one press accepts the task, the next opens it. */
    async acceptTask(title: string): Promise<void> {
      const task = page.getByRole('link', { name: title.slice(0, 10) });
      await page.goto('/qingxi/tasks');
      await page.getByRole('button', { name: `接单：${title.slice(0, 10)}` }).click();
      await expect(page.getByRole('region', { name: '处置中' })).toContainText(title.slice(0, 10));
      await task.click();
    },

    press: (key: string) => page.keyboard.press(key),

    /** Presses the button of an action and fills its form; what has no form is done at once. */
    async act(action: string, answers: Readonly<Record<string, Answer>> = {}): Promise<void> {
      await thing.getByRole('button', { name: new RegExp(`^${action}`) }).click();
      if (Object.keys(answers).length === 0) return;
      const form = page.getByRole('form', { name: action });
      for (const [name, given] of Object.entries(answers)) await answer(form, name, given);
      await form.getByRole('button', { name: `确认${action}` }).click();
      await expect(form).toBeHidden();
    },

    async expectState(state: string): Promise<void> {
      await expect(thing.getByText(new RegExp(` · ${state}`)).first()).toBeVisible();
    },

    /** The whole story, oldest first. */
    async expectStory(titles: readonly (string | RegExp)[]): Promise<void> {
      await expect(story.getByRole('listitem').getByRole('strong')).toHaveText([...titles].toReversed());
    },

    async expectClock(name: string, words: string): Promise<void> {
      await expect(clocks).toContainText(`${name}${words}`);
    },
  };
}

export type Desk = ReturnType<typeof deskOn>;
