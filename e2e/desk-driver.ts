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

/** What goes into a field of an action's form: text, one of the answers side by side, the first of them, a photo. */
export type Answer =
  | { readonly text: string }
  | { readonly choose: string }
  | { readonly search: string }
  | { readonly first: true }
  | { readonly photo: string };

export type Answers = Readonly<Record<string, Answer>>;

/** The pages as people use them: roles and labels, nothing of style sheets or of the interface behind. */
export function deskOn(page: Page) {
  return {
    page,
    press: (key: string) => page.keyboard.press(key),
    ...gate(page),
    ...finding(page),
    ...acting(page),
    ...seeing(page),
  };
}

export type Desk = ReturnType<typeof deskOn>;

const words = {
  zh: { username: '用户名', password: '密码', submit: '登录', account: '我的账户' },
  en: { username: 'User name', password: 'Password', submit: 'Sign in', account: 'My account' },
} as const;

type Language = keyof typeof words;

function gate(page: Page) {
  return {
    async signIn(login: string, password: string, language: Language = 'zh'): Promise<void> {
      const { username, password: secret, submit } = words[language];
      await page.goto('/');
      await page.getByRole('textbox', { name: username }).fill(login);
      await page.getByRole('textbox', { name: secret }).fill(password);
      await page.getByRole('button', { name: submit }).click();
    },

    async changePassword(current: string, next: string): Promise<void> {
      await page.getByRole('textbox', { name: '原密码' }).fill(current);
      await page.getByRole('textbox', { name: '新密码', exact: true }).fill(next);
      await page.getByRole('textbox', { name: '再输一次新密码' }).fill(next);
      await page.getByRole('button', { name: '修改密码' }).click();
    },

    async expectInside(language: Language = 'zh'): Promise<void> {
      await expect(page.getByRole('button', { name: words[language].account })).toBeVisible();
    },
  };
}

const queueOf = (page: Page) => page.getByRole('list', { name: '案件队列' });
const storyOf = (page: Page) => page.getByRole('region', { name: '办理经过' });

/** What was done, newest first: each step says when. */
const stepsOf = (page: Page) =>
  storyOf(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') });

function finding(page: Page) {
  return {
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
      // From a select too, which by itself would open at Enter.
      await page.getByRole('combobox', { name: '案件类别' }).press('Control+Enter');
      await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible();
      return (await page.getByText(/^[A-Z]{2}-\d{8}-\d+$/).textContent()) ?? '';
    },

    /** Opens a list of the navigation, as 待派遣. */
    async openQueue(name: string): Promise<void> {
      await page
        .getByRole('navigation', { name: '主导航' })
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .click();
    },

    /** Finds a case by its number with the search at the top, and opens it. */
    async openCase(number: string): Promise<void> {
      const search = page.getByRole('searchbox', { name: '全局搜索' });
      await search.fill(number);
      await search.press('Enter');
      await expect(page.getByText('共 1 件')).toBeVisible();
      await queueOf(page).getByRole('link').click();
      await expect(page.getByRole('article').getByText(number)).toBeVisible();
      await expect(storyOf(page)).toBeVisible();
    },

    /** Opens a task of the unit's list. */
    async openTask(title: string): Promise<void> {
      await page.goto('/qingxi/tasks');
      await page.getByRole('link', { name: title }).click();
      await expect(storyOf(page)).toBeVisible();
    },

    /** The unit's list: one press accepts the task, the next opens it. */
    async acceptTask(title: string): Promise<void> {
      await page.goto('/qingxi/tasks');
      await page.getByRole('button', { name: `接单：${title}` }).click();
      await expect(page.getByRole('region', { name: '处置中' })).toContainText(title);
      await page.getByRole('link', { name: title }).click();
      await expect(storyOf(page)).toBeVisible();
    },
  };
}

async function give(form: Locator, name: string, answer: Answer): Promise<void> {
  const label = new RegExp(`^${name}`);
  if ('text' in answer) return form.getByRole('textbox', { name: label }).fill(answer.text);
  if ('search' in answer) {
    await form.getByRole('combobox', { name: label }).fill(answer.search);
    return form.page().keyboard.press('Enter');
  }
  if ('photo' in answer) {
    const buffer = await form.page().screenshot({ type: 'jpeg' });
    await form.getByLabel('拍照或选择文件').setInputFiles({ name: answer.photo, mimeType: 'image/jpeg', buffer });
    return expect(form.getByRole('img', { name: answer.photo, exact: true })).toBeVisible();
  }
  const group = form.getByRole('radiogroup', { name: label });
  if ('first' in answer) return group.getByRole('radio').first().check();
  await group.getByText(answer.choose, { exact: true }).click();
}

function acting(page: Page) {
  const begin = (action: string) =>
    page
      .getByRole('article')
      .getByRole('button', { name: new RegExp(`^${action}`) })
      .click();
  const formOf = (action: string) => page.getByRole('form', { name: action, exact: true });
  return {
    begin,

    /** The open menu stands still: looked at again and again it is at one place. */
    async expectMenuStill(): Promise<void> {
      const menu = page.getByRole('menu');
      await expect(menu.getByRole('menuitem').first()).toBeVisible();
      await page.waitForTimeout(200);
      const places = new Set<string>();
      for (let look = 0; look < 25; look += 1) places.add(JSON.stringify(await menu.boundingBox()));
      expect([...places]).toHaveLength(1);
    },

    /** Takes an action from the open menu of rarer ones. */
    chooseMore: (action: string) => page.getByRole('menuitem', { name: new RegExp(`^${action}`) }).click(),

    /** Fills the open form of an action and sends it. */
    async submit(action: string, answers: Answers): Promise<void> {
      const form = formOf(action);
      for (const [name, answer] of Object.entries(answers)) await give(form, name, answer);
      await form.getByRole('button', { name: `确认${action}` }).click();
      await expect(form).toBeHidden();
    },

    /** Presses the button of an action and fills its form; what has no form is done at once. */
    async act(action: string, answers?: Answers): Promise<void> {
      await begin(action);
      if (answers) await this.submit(action, answers);
    },

    /** Types into a field and leaves it there. */
    halfType: (action: string, name: string, text: string) => give(formOf(action), name, { text }),

    async expectTyped(action: string, name: string, text: string): Promise<void> {
      const field = formOf(action).getByRole('textbox', { name: new RegExp(`^${name}`) });
      await expect(field).toHaveValue(text);
      await expect(field).toBeFocused();
    },
  };
}

function seeing(page: Page) {
  return {
    async expectState(state: string): Promise<void> {
      await expect(
        page
          .getByRole('article')
          .getByText(new RegExp(` · ${state}`))
          .first(),
      ).toBeVisible();
    },

    /** The whole story, oldest first. */
    async expectStory(titles: readonly string[]): Promise<void> {
      await expect(stepsOf(page)).toHaveText(titles.toReversed().map((title) => new RegExp(`${title} ·`)));
    },

    /** The open case is there with its story and not only with what the list knew. */
    async expectTold(): Promise<void> {
      await expect(storyOf(page)).toBeVisible();
    },

    async expectLastStep(words: string): Promise<void> {
      await expect(stepsOf(page).first()).toContainText(words);
    },

    async expectClock(name: string, state: 'paused' | 'running'): Promise<void> {
      const reading = state === 'paused' ? '已暂停' : '(剩|今日|明日|\\d+ 月)';
      await expect(page.getByRole('region', { name: '时限' })).toContainText(new RegExp(`${name}${reading}`));
    },

    /** What came in and is not shown yet, so that the list does not jump. */
    async expectNews(words: string): Promise<void> {
      await expect(page.getByRole('button', { name: words })).toBeVisible();
    },

    showNews: () => page.getByRole('button', { name: '件新案件' }).click(),

    /** The n-th case of the list is the one that is open. */
    async expectOpen(n: number): Promise<void> {
      const row = queueOf(page)
        .getByRole('listitem')
        .nth(n - 1)
        .getByRole('link');
      await expect(row).toHaveAttribute('aria-current', /page|true/);
    },

    async expectPicked(n: number): Promise<void> {
      await expect(
        queueOf(page)
          .getByRole('listitem')
          .nth(n - 1)
          .getByRole('checkbox'),
      ).toBeChecked();
    },

    async expectListed(title: string): Promise<void> {
      await expect(queueOf(page)).toContainText(title);
    },
  };
}
