import { useTranslation } from 'react-i18next';

import classes from './TargetsView.module.css';

import type { TargetsOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { useReasons } from '@/shared/lib/targets';
import { GateNotes, Why } from '@/shared/ui';

const MACROS = ['protein', 'carbohydrate', 'fat', 'fibre'] as const;

interface RowProps {
  label: string;
  value: string;
  reasons: readonly { text: string; source: string }[];
}

function Row({ label, value, reasons }: RowProps) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>
        {value} <Why subject={label} reasons={reasons} />
      </dd>
    </div>
  );
}

/** The targets of a day as a list in which each number can be asked why. */
export function TargetsView({ targets }: { targets: TargetsOut }) {
  const { t } = useTranslation(['profile', 'common']);
  const format = useFormat();
  const reasons = useReasons();
  const { noNumbers } = usePreferences();
  return (
    <>
      <GateNotes gates={targets.gates} />
      {targets.energy_kcal !== null && noNumbers && <p>{t('common:noNumbers.note')}</p>}
      {targets.energy_kcal !== null && !noNumbers && (
        <dl className={classes.targets}>
          <div className={classes.energy}>
            <dt>{t('targets.energy')}</dt>
            <dd>
              {format.kcal(targets.energy_kcal)}
              <Why subject={t('targets.energy')} reasons={reasons(targets, 'maintenance_kcal', 'energy_kcal')} />
            </dd>
          </div>
          {MACROS.map((macro) => (
            <Row
              key={macro}
              label={t(`common:nutrient.${macro}`)}
              value={format.grams(targets[`${macro}_g`])}
              reasons={reasons(targets, `${macro}_g`)}
            />
          ))}
          <Row
            label={t('common:nutrient.water')}
            value={format.volume(targets.water_ml)}
            reasons={reasons(targets, 'water_ml')}
          />
          <Row
            label={t('targets.keeps')}
            value={format.kcal(targets.maintenance_kcal)}
            reasons={reasons(targets, 'maintenance_kcal')}
          />
          <Row
            label={t('targets.floor')}
            value={format.kcal(targets.energy_floor_kcal)}
            reasons={reasons(targets, 'energy_floor_kcal')}
          />
        </dl>
      )}
    </>
  );
}
