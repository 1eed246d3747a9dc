import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFirstWeighing } from '../api/useFirstWeighing';
import { useSaveProfile } from '../api/useProfile';
import { FieldProblems } from '../components/FieldProblems';
import { SKIPPABLE, type Step, STEPS, useOnboarding } from '../hooks/useOnboarding';
import { type Draft, profileOf, type Update } from '../lib/draft';
import { type Invalid, invalidBody, invalidGoal } from '../lib/validate';
import { ReviewStep } from '../onboarding/ReviewStep';
import { StepFrame } from '../onboarding/StepFrame';
import { ActivitySection } from '../sections/ActivitySection';
import { BodySection } from '../sections/BodySection';
import { DietSection } from '../sections/DietSection';
import { EquipmentSection } from '../sections/EquipmentSection';
import { GoalSection } from '../sections/GoalSection';
import { SafetySection } from '../sections/SafetySection';
import { TrainingSection } from '../sections/TrainingSection';

import type { ProfileIn } from '@/api/types.gen';
import { useToday } from '@/shared/lib/format';
import { preferences } from '@/shared/lib/preferences';

function section(step: Step, draft: Draft, update: Update, invalid: Invalid): ReactNode {
  switch (step) {
    case 'goal':
      return <GoalSection draft={draft} update={update} invalid={invalid} />;
    case 'body':
      return <BodySection draft={draft} update={update} invalid={invalid} />;
    case 'activity':
      return <ActivitySection draft={draft} update={update} />;
    case 'training':
      return <TrainingSection draft={draft} update={update} />;
    case 'equipment':
      return <EquipmentSection draft={draft} update={update} />;
    case 'diet':
      return <DietSection draft={draft} update={update} />;
    case 'safety':
      return <SafetySection draft={draft} update={update} />;
    case 'review':
      return null;
  }
}

/** The language may have been changed since the first answer. */
const inMyLanguage = (profile: ProfileIn): ProfileIn => ({ ...profile, locale: preferences.get().locale });

const invalidOf = (step: Step, draft: Draft, today: string): Invalid =>
  step === 'body' ? invalidBody(draft, today) : step === 'goal' ? invalidGoal(draft) : {};

/** At most eight short screens; the last one shows the targets and makes the week. */
export function OnboardingPage() {
  const { t } = useTranslation(['profile', 'common']);
  const today = useToday();
  const { step, index, draft, update, go, next, done } = useOnboarding();
  const [checked, setChecked] = useState<Step | null>(null);
  const save = useSaveProfile();
  const weigh = useFirstWeighing();
  const previous = STEPS[index - 1];
  const invalid = checked === step ? invalidOf(step, draft, today) : {};
  const back = previous === undefined ? undefined : () => go(previous);

  const submit = (): void => {
    setChecked(step);
    if (Object.keys(invalidOf(step, draft, today)).length > 0) return;
    if (step !== 'safety') {
      next();
      return;
    }
    const profile = profileOf(draft);
    if (profile === null) {
      // Somebody came here by an address and left the body out.
      setChecked('body');
      go('body');
      return;
    }
    save.mutate(inMyLanguage(profile), {
      onSuccess: ({ weight_kg }) => {
        // Without a network for this one question the chart starts with the next weighing, which is no reason to stop here.
        void weigh(weight_kg).catch(() => undefined);
        next();
      },
    });
  };

  if (step === 'review') {
    const stored = profileOf(draft);
    return (
      <ReviewStep
        draft={draft}
        onBack={() => go('safety')}
        onDone={done}
        onLanguage={stored === null ? undefined : () => save.mutate(inMyLanguage(stored))}
      />
    );
  }
  return (
    <StepFrame
      step={step}
      submit={step === 'safety' ? t('onboarding.seeTargets') : t('common:action.next')}
      busy={save.isPending}
      onBack={back}
      onSkip={SKIPPABLE.has(step) ? next : undefined}
      onSubmit={submit}
    >
      {section(step, draft, update, invalid)}
      <FieldProblems error={save.error} />
    </StepFrame>
  );
}
