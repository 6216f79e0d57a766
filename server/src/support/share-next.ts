/** Asks for something under a name, perhaps together with others. */
export type ShareNext<T> = (name: string, ask: () => Promise<T>) => Promise<T>;

type Line<T> = { running: Promise<unknown>; next: Promise<T> | undefined };

/**
 * Lets those who ask the same at the same time share an answer. Whoever comes while one is under way gets the next, with
 * all the others who wait: no answer was ever begun before its question, so nobody sees an older state than alone.
 */
export function shareNext<T>(): ShareNext<T> {
  const lines = new Map<string, Line<T>>();

  function begin(name: string, ask: () => Promise<T>): Promise<T> {
    const answer = ask();
    const line: Line<T> = { running: answer.catch(() => undefined), next: undefined };
    lines.set(name, line);
    void line.running.then(() => {
      if (lines.get(name) === line && !line.next) lines.delete(name);
    });
    return answer;
  }

  return (name, ask) => {
    const line = lines.get(name);
    if (!line) return begin(name, ask);
    line.next ??= line.running.then(() => begin(name, ask));
    return line.next;
  };
}
