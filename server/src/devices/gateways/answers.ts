/** Answers of devices that somebody waits for, by name. */
export type PendingAnswers<T> = {
  /** The answer, or undefined when none comes within ten seconds (GB/T 26875.3, 6.2; HJ 212, 6.5). */
  readonly wait: (name: string) => Promise<T | undefined>;
  readonly settle: (name: string, answer: T) => void;
  readonly stop: () => void;
};

const ANSWER_MS = 10_000;

/** An empty list of them. */
export function pendingAnswers<T>(): PendingAnswers<T> {
  const waiting = new Map<string, (answer: T | undefined) => void>();
  return {
    wait: (name) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), ANSWER_MS);
        const settle = (answer: T | undefined) => {
          clearTimeout(timer);
          waiting.delete(name);
          resolve(answer);
        };
        waiting.set(name, settle);
      }),
    settle: (name, answer) => waiting.get(name)?.(answer),
    stop: () => {
      for (const settle of [...waiting.values()]) settle(undefined);
    },
  };
}
