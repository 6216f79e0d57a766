import { useFailureWords } from '../../ui/failure.ts';

/** Why an act was not done, beside what tried: the server's own sentence. */
export function FailureLine({ error }: { readonly error: unknown }) {
  const words = useFailureWords(error);
  return (
    <p className="rep-failure" role="alert">
      {words.detail}
    </p>
  );
}
