/** The rule for new passwords: at least 12 characters with a letter, a digit and a sign that is neither. */
export function isStrong(password: string): boolean {
  return password.length >= 12 && /[a-z]/i.test(password) && /\d/.test(password) && /[^a-z\d\s]/i.test(password);
}
