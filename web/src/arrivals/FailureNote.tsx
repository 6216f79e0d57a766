import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../ui/failure.ts';

/** Why an act was not done, above the button that tried: the server's sentence and its faults. */
export function FailureNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('frame');
  const words = useFailureWords(error);
  return (
    <div className="arr-trouble" role="alert">
      <p>{words.detail}</p>
      {words.faults.map((fault) => (
        <p key={`${fault.path} ${fault.message}`} className="arr-note">
          {fault.message}
        </p>
      ))}
      {words.ref && <p className="arr-note">{t('error.ref', { ref: words.ref })}</p>}
    </div>
  );
}
