import { TODAY_CARDS } from './dashboard';
import { loadTexts } from './i18n/texts';

import { client } from '@/api/client.gen';
import { prefetchPlans } from '@/features/plan';
import { prefetchToday } from '@/features/today';
import { apiFetch } from '@/shared/lib/http';
import { preferences } from '@/shared/lib/preferences';
import { session } from '@/shared/lib/session';

/**
 * What is asked for before most of the app has arrived: the texts, who is signed in, and what the page at this address will show.
 * A small script of its own (vite.config.ts), so that the answers come while the rest is still on its way; the pages ask again and
 * find the answers there.
 */
const FIRST_QUESTIONS: Record<string, () => void> = {
  '/': () => {
    prefetchToday(TODAY_CARDS);
  },
  '/plan': prefetchPlans,
};

client.setConfig({ baseUrl: location.origin, fetch: apiFetch });
void loadTexts(preferences.get().language);
void session.restore().then(({ user }) => {
  if (user !== null) FIRST_QUESTIONS[location.pathname]?.();
});
