import { Alert } from 'antd';
import { useFailureWords } from './failure.ts';

/** What went wrong with a form, above its buttons: the sentence and each faulty place. Nothing when nothing did. */
export function FailureNote({ error }: { readonly error: unknown }) {
  const words = useFailureWords(error);
  if (!error) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.detail}
      description={
        words.faults.length > 0 && (
          <ul className="cy-faults">
            {words.faults.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path && <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
