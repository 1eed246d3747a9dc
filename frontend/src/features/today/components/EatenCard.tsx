import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import classes from './EatenCard.module.css';
import { TargetWhy } from './TargetWhy';

import { getDiaryDayOptions, getTargetsOptions } from '@/api/@tanstack/react-query.gen';
import type { DayTargetsOut, DiaryDayOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { problemOf } from '@/shared/lib/query';
import { Card, CardSkeleton, EmptyState, GateNotes, Later, NutrientBar, ProblemNotice } from '@/shared/ui';

const MACROS = ['protein', 'carbohydrate', 'fat'] as const;

function Gated() {
  const { t } = useTranslation('today');
  const { data } = useQuery(getTargetsOptions());
  return (
    <>
      <p>{t('gated')}</p>
      <GateNotes gates={data?.gates ?? []} />
    </>
  );
}

/** Which share of the eaten energy has all three macros known; null where all of it has. */
function partlyKnown(coverage: DiaryDayOut['coverage']): number | null {
  const shares = MACROS.map((macro) => coverage[`${macro}_g`] ?? 1);
  const least = Math.min(...shares);
  return least < 0.995 ? least : null;
}

function Bars({ day, targets }: { day: DiaryDayOut; targets: DayTargetsOut }) {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  const known = partlyKnown(day.coverage);
  return (
    <div className={classes.bars}>
      <NutrientBar
        label={t('common:nutrient.energy')}
        eaten={day.totals.energy_kcal ?? null}
        target={targets.energy_kcal}
        unit="kcal"
        large
        aside={<TargetWhy label={t('common:nutrient.energy')} fields={['maintenance_kcal', 'energy_kcal']} />}
      />
      <div className={classes.macros}>
        {MACROS.map((macro) => (
          <NutrientBar
            key={macro}
            label={t(`common:nutrient.${macro}`)}
            eaten={day.totals[`${macro}_g`] ?? null}
            target={targets[`${macro}_g`]}
            unit="g"
            aside={<TargetWhy label={t(`common:nutrient.${macro}`)} fields={[`${macro}_g`]} />}
          />
        ))}
      </div>
      {known !== null && <p className={classes.known}>{t('eaten.partly', { share: format.percent(known) })}</p>}
    </div>
  );
}

/** Energy and the three macros of a day: eaten, target and left. */
export function EatenCard({ day }: { day: string }) {
  const { t } = useTranslation(['today', 'common']);
  const { noNumbers } = usePreferences();
  const diary = useQuery(getDiaryDayOptions({ path: { day } }));
  const problem = problemOf(diary);
  const waiting = <CardSkeleton lines={4} height={20} className={classes.waiting} />;
  if (diary.isPending && problem === null) return waiting;
  const data = diary.data;
  const targets = data?.targets ?? null;
  if (data !== undefined && targets === null) {
    return (
      <Card>
        <EmptyState
          title={t('start.title')}
          text={t('start.text')}
          action={
            <Button component={Link} to="/onboarding" size="lg">
              {t('start.action')}
            </Button>
          }
        />
      </Card>
    );
  }
  return (
    <Later fallback={waiting}>
    <Card
      title={t('eaten.title')}
      aside={
        <Anchor component={Link} to="/diary">
          {t('eaten.diary')}
        </Anchor>
      }
    >
      <ProblemNotice error={problem} onRetry={() => void diary.refetch()} />
      {targets?.energy_kcal === null && <Gated />}
      {targets?.energy_kcal != null && noNumbers && <p>{t('common:noNumbers.note')}</p>}
      {data !== undefined && targets?.energy_kcal != null && !noNumbers && <Bars day={data} targets={targets} />}
    </Card>
    </Later>
  );
}
