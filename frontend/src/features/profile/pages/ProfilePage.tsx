import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFirstWeighing } from '../api/useFirstWeighing';
import { useSaveProfile } from '../api/useProfile';
import { FieldProblems } from '../components/FieldProblems';
import { OverrideCard } from '../components/OverrideCard';
import { TargetsView } from '../components/TargetsView';
import { type Draft, draftOf, emptyDraft, profileOf, type Update } from '../lib/draft';
import { invalidBody, invalidGoal } from '../lib/validate';
import { ActivitySection } from '../sections/ActivitySection';
import { BodySection } from '../sections/BodySection';
import { DietSection } from '../sections/DietSection';
import { EnergySection } from '../sections/EnergySection';
import { EquipmentSection } from '../sections/EquipmentSection';
import { GoalSection } from '../sections/GoalSection';
import { SafetySection } from '../sections/SafetySection';
import { TrainingSection } from '../sections/TrainingSection';

import classes from './ProfilePage.module.css';

import { getProfileOptions, getTargetsOptions } from '@/api/@tanstack/react-query.gen';
import { useToday } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { ApiProblem } from '@/shared/lib/problem';
import { problemOf } from '@/shared/lib/query';
import { Card, Page, PageSkeleton, ProblemNotice } from '@/shared/ui';

function Targets() {
  const { t } = useTranslation('profile');
  const { data } = useQuery({ ...getTargetsOptions(), retry: false });
  if (data === undefined) return null;
  return (
    <>
      <Card title={t('step.review')}>
        <TargetsView targets={data} />
      </Card>
      <OverrideCard targets={data} />
    </>
  );
}

function ProfileForm({ initial, first = false }: { initial: Draft; first?: boolean }) {
  const { t } = useTranslation(['profile', 'common']);
  const today = useToday();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const save = useSaveProfile();
  const weigh = useFirstWeighing();
  const update: Update = (change) => {
    setDraft((known) => ({ ...known, ...change }));
  };
  const body = invalidBody(draft, today);
  const goal = invalidGoal(draft);
  const valid = Object.keys({ ...body, ...goal }).length === 0;
  const profile = profileOf(draft);
  const sections = [
    ['goal', <GoalSection key="goal" draft={draft} update={update} invalid={checked ? goal : {}} />],
    ['body', <BodySection key="body" draft={draft} update={update} invalid={checked ? body : {}} />],
    ['activity', <ActivitySection key="activity" draft={draft} update={update} />],
    ['energy', <EnergySection key="energy" draft={draft} update={update} />],
    ['training', <TrainingSection key="training" draft={draft} update={update} full />],
    ['equipment', <EquipmentSection key="equipment" draft={draft} update={update} />],
    ['diet', <DietSection key="diet" draft={draft} update={update} full />],
    ['safety', <SafetySection key="safety" draft={draft} update={update} />],
  ] as const;
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!valid || profile === null) return;
        // Not a callback of `mutate`: a first profile takes the place of this form before it would be called.
        void save
          .mutateAsync(profile)
          .then(({ weight_kg }) => (first ? weigh(weight_kg) : undefined))
          .catch(() => undefined);
      }}
    >
      {sections.map(([name, fields]) => (
        <Card key={name} title={t(`section.${name}`)}>
          <Stack gap="md">{fields}</Stack>
        </Card>
      ))}
      <div className={classes.foot}>
        <FieldProblems error={save.error} />
        <Button type="submit" size="lg" loading={save.isPending}>
          {t('common:action.save')}
        </Button>
        <p role="status">{save.isSuccess && t('settings.saved')}</p>
      </div>
    </form>
  );
}

/** Everything that the plans and targets depend on, on one page. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  const preferences = usePreferences();
  const profile = useQuery({ ...getProfileOptions(), retry: false });
  const missing = profile.error instanceof ApiProblem && profile.error.status === 404;
  const problem = problemOf(profile);
  if (profile.isPending && problem === null) return <PageSkeleton />;
  return (
    <Page title={t('settings.title')} width="narrow">
      {!missing && <ProblemNotice error={problem} onRetry={() => void profile.refetch()} />}
      {profile.data !== undefined && <ProfileForm initial={draftOf(profile.data)} />}
      {missing && <ProfileForm initial={emptyDraft(preferences)} first />}
      <Targets />
    </Page>
  );
}
