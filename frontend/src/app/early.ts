import { TODAY_CARDS } from './dashboard';
import { loadTexts } from './i18n/texts';

import { client } from '@/api/client.gen';
import { loadPlanPage, prefetchPlans } from '@/features/plan';
import { loadToday, prefetchToday } from '@/features/today';
import { apiFetch } from '@/shared/lib/http';
import { preferences } from '@/shared/lib/preferences';
import { session } from '@/shared/lib/session';

/** What the page at an address is made of, and what it will ask once it is known who asks. */
interface FirstPage {
  load: () => void;
  ask: () => void;
}

const FIRST_PAGES: Record<string, FirstPage> = {
  '/': {
    load: () => {
      loadToday(TODAY_CARDS);
    },
    ask: () => {
      prefetchToday(TODAY_CARDS);
    },
  },
  '/plan': {
    load: () => void loadPlanPage(),
    ask: prefetchPlans,
  },
};

/*
 * What is fetched before most of the app has arrived: the texts, who is signed in, the page at this address and what it will show.
 * A small script of its own (vite.config.ts), so that the answers come while the rest is still on its way; the pages ask again and
 * find the answers there.
 */
const page = FIRST_PAGES[location.pathname];
client.setConfig({ baseUrl: location.origin, fetch: apiFetch });
void loadTexts(preferences.get().language);
void session.restore().then(({ user }) => {
  if (user !== null) page?.ask();
});
page?.load();
