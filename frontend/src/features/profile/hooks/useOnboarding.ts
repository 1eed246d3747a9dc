import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';

import { type Draft, emptyDraft, isDraft, type Update } from '../lib/draft';

import { usePreferences } from '@/shared/lib/preferences';
import { useSession } from '@/shared/lib/session';
import { readJson, storage } from '@/shared/lib/storage';

export const STEPS = ['goal', 'body', 'activity', 'training', 'equipment', 'diet', 'safety', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** Where a default is harmless. Body, allergies and the safety screen are looked at by everyone. */
export const SKIPPABLE: ReadonlySet<Step> = new Set(['goal', 'activity', 'training', 'equipment']);

interface Onboarding {
  step: Step;
  index: number;
  draft: Draft;
  update: Update;
  go: (to: Step) => void;
  next: () => void;
  /** Forget what this device kept of the answers. */
  done: () => void;
}

/** The answers are kept on this device after each change, so that a closed tab loses nothing; the step is in the address. */
export function useOnboarding(): Onboarding {
  const preferences = usePreferences();
  const { user } = useSession();
  const key = `nexfitra.onboarding.${user?.id ?? ''}`;
  const [draft, setDraft] = useState<Draft>(() => readJson(key, isDraft) ?? emptyDraft(preferences));
  const [search, setSearch] = useSearchParams();
  const step = STEPS.find((name) => name === search.get('step')) ?? 'goal';
  const index = STEPS.indexOf(step);

  const update = useCallback<Update>(
    (change) => {
      setDraft((known) => {
        const next = { ...known, ...change };
        storage.write(key, JSON.stringify(next));
        return next;
      });
    },
    [key],
  );
  const go = (to: Step): void => {
    setSearch({ step: to });
    window.scrollTo({ top: 0 });
  };
  return {
    step,
    index,
    draft,
    update,
    go,
    next: () => {
      go(STEPS[index + 1] ?? 'review');
    },
    done: () => {
      storage.remove(key);
    },
  };
}
