import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useRegenerate } from '../api/usePlanActions';

import classes from './MakeAgainDialog.module.css';

import type { PlanOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { ProblemNotice } from '@/shared/ui';

/** What stays when the rest is made again, by name; then one button makes it. */
export function MakeAgainDialog({ plan, onClose }: { plan: PlanOut; onClose: () => void }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const again = useRegenerate(plan);
  const kept = plan.days.flatMap((day) => day.meals.filter(({ locked }) => locked).map((meal) => ({ meal, date: day.date })));
  const all = plan.days.reduce((sum, day) => sum + day.meals.length, 0);
  return (
    <Modal opened onClose={onClose} title={t('again.title')} closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}>
      <p className={classes.text}>{t('again.changes', { count: all - kept.length })}</p>
      {kept.length === 0 ? (
        <p className={classes.text}>{t('again.keepsNone')}</p>
      ) : (
        <>
          <p className={classes.text}>{t('again.keeps', { count: kept.length })}</p>
          <ul className={classes.kept}>
            {kept.map(({ meal, date }) => (
              <li key={meal.id}>
                <strong>{meal.title}</strong>
                <span>
                  {format.day(date)} · {t(`common:meal.${meal.slot}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ProblemNotice error={again.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          loading={again.isPending}
          onClick={() => {
            again.mutate(undefined, { onSuccess: onClose });
          }}
        >
          {t('action.regenerate')}
        </Button>
      </div>
    </Modal>
  );
}
