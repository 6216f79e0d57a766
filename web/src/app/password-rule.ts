const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];

/** What can be told before asking the server: 10 to 128 characters of three kinds. The server also refuses what is easily guessed. */
export function isStrong(password: string): boolean {
  return password.length >= 10 && password.length <= 128 && kinds.filter((kind) => kind.test(password)).length >= 3;
}
