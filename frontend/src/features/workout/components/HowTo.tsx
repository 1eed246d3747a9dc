import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import classes from './ExerciseCard.module.css';

import { getExerciseOptions } from '@/api/@tanstack/react-query.gen';
import type { ExerciseOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import type common from '@/shared/locales/en.json';
import { CardSkeleton, ProblemNotice, Steps } from '@/shared/ui';

type Muscle = keyof (typeof common)['vocab']['muscle'];

function Muscles({ muscles }: { muscles: ExerciseOut['muscles'] }) {
  const { t } = useTranslation('workout');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const named = (wanted: (share: number) => boolean): string[] =>
    Object.entries(muscles)
      .filter(([, share]) => wanted(share))
      .map(([muscle]) => tc(`vocab.muscle.${muscle as Muscle}`));
  const prime = named((share) => share >= 1);
  const helping = named((share) => share > 0 && share < 1);
  return (
    <>
      {prime.length > 0 && <p>{t('exercise.muscles', { muscles: format.list(prime) })}</p>}
      {helping.length > 0 && <p>{t('exercise.alsoMuscles', { muscles: format.list(helping) })}</p>}
    </>
  );
}

/** How an exercise is done, what to keep in mind, and which muscles it works. */
export default function HowTo({ exerciseId }: { exerciseId: string }) {
  const { t } = useTranslation('workout');
  const exercise = useQuery({ ...getExerciseOptions({ path: { exercise_id: exerciseId } }), staleTime: Infinity });
  const problem = problemOf(exercise);
  if (exercise.data === undefined) {
    return problem === null ? <CardSkeleton /> : <ProblemNotice error={problem} onRetry={() => void exercise.refetch()} />;
  }
  const { muscles, instructions, cues } = exercise.data;
  return (
    <div className={classes.howTo}>
      <Muscles muscles={muscles} />
      {instructions.length + cues.length === 0 && <p>{t('exercise.noHow')}</p>}
      {instructions.length > 0 && <Steps steps={instructions} />}
      {cues.length > 0 && (
        <>
          <h3>{t('exercise.cues')}</h3>
          <ul lang="en">
            {cues.map((cue) => (
              <li key={cue}>{cue}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
