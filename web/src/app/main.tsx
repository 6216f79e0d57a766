import '@fontsource-variable/noto-sans-sc/index.css';
import '../ui/base.css';
import '../ui/ui.css';
import '../ui/split.css';
import './nav.css';
import './shell.css';
import './sign-in.css';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../api/query-client.ts';
import { makeLanguage } from '../text/language.ts';
import { App } from './App.tsx';
import { startingLanguage } from './preferences.tsx';
import { makeRouter } from './router.ts';
import { toSignIn } from './signed-in.ts';

const language = makeLanguage(startingLanguage());
const queryClient = makeQueryClient(() => toSignIn(router, queryClient));
const router = makeRouter(queryClient);
// The page's own code comes while the server is asked who is signed in.
const [route] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const part of route) void router.loadRouteChunk(part);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App language={language} queryClient={queryClient} router={router} />);
