import type { Http } from '../../support/http/build-http.ts';
import { hidePieces } from './pieces.ts';

/** The last look at every answer: a sealed piece that no view has told in its own way leaves the house hidden. */
export function hideSealed(http: Http): void {
  http.addHook('onSend', (_request, _reply, payload, done) => {
    done(null, typeof payload === 'string' ? hidePieces(payload) : payload);
  });
}
