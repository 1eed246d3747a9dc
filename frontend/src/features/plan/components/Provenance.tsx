import { Badge } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './Provenance.module.css';

import type { PlanOut } from '@/api/types.gen';
import { useViolationText } from '@/shared/lib/explain';
import { InfoPopover } from '@/shared/ui';

/** The built-in engine; every other one is a service that is named as it names itself. */
const SOLVER = 'solver';

function Details({ provenance }: { provenance: NonNullable<PlanOut['provenance']> }) {
  const { t } = useTranslation('plan');
  const { engine, model_version: version } = provenance;
  const rows = [
    [t('provenance.seed'), String(provenance.seed)],
    [t('provenance.catalog'), provenance.catalog_version],
    [t('provenance.duration'), t('provenance.ms', { value: provenance.duration_ms })],
  ] as const;
  return (
    <InfoPopover
      label={t('provenance.details')}
      icon={<IconInfoCircle size={18} stroke={1.75} aria-hidden="true" />}
    >
        <p className={classes.by}>
          {engine === SOLVER ? t('provenance.solver', { version }) : t('provenance.engine', { engine, version })}
        </p>
        <dl className={classes.details}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.same}>{t('provenance.same')}</p>
    </InfoPopover>
  );
}

/** Whether a second part has checked the plan, who made it (on demand), and a notice where the AI service was away. */
export function Provenance({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const violationText = useViolationText();
  const { provenance, verification } = plan;
  const ok = verification?.ok === true;
  return (
    <div className={classes.provenance}>
      <div className={classes.line}>
        <Badge
          size="lg"
          variant="light"
          color={ok ? 'pine' : 'gray'}
          tt="none"
          leftSection={ok ? <IconShieldCheck size={16} aria-hidden="true" /> : <IconAlertCircle size={16} aria-hidden="true" />}
        >
          {ok ? t('provenance.verified') : t('provenance.notVerified')}
        </Badge>
        {provenance !== null && (
          <span className={classes.engine}>
            <Details provenance={provenance} />
          </span>
        )}
      </div>
      {verification !== null && verification.violations.length > 0 && (
        <ul className={classes.fallback}>
          {verification.violations.map((violation) => (
            <li key={`${violation.where} ${violation.rule}`}>{violationText(violation)}</li>
          ))}
        </ul>
      )}
      {provenance?.fallback === true && <p className={classes.fallback}>{t('provenance.fallback')}</p>}
    </div>
  );
}
