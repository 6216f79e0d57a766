import { Refusal } from '../../support/http/refusal.ts';

const TOLD: Readonly<Record<string, string>> = {
  posts_stand_alone: 'people.posts-apart',
  outsiders_stand_alone: 'people.outside-alone',
  outsiders_place: 'people.outside-alone',
  key_posts_stand_alone: 'people.posts-apart',
  two_people_grant: 'people.two-people',
  two_people_approve: 'people.two-people',
  nobody_grants_themselves: 'people.two-people',
};

/** Does it, and tells a rule of the tables about the three administrators as a refusal. */
export async function tellingConstraints<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const name = error instanceof Error && 'constraint_name' in error ? String(error.constraint_name) : '';
    const code = TOLD[name];
    throw code === undefined ? error : new Refusal(code);
  });
}
