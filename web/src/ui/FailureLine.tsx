import { useFailureWords } from './failure.ts';

/** Why an act was not done, beside what tried: the server's own sentence. */
export function FailureLine({ error }: { readonly error: unknown }) {
  return (
    <p className="cy-fault" role="alert">
      {useFailureWords(error).detail}
    </p>
  );
}
