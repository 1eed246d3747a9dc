import { useTranslation } from 'react-i18next';

import { BACK, type BodyPart, FRONT } from '../lib/bodyParts';
import { levelOf, LEVELS, type SetRange } from '../lib/volume';

import classes from './BodyMap.module.css';

import { useFormat } from '@/shared/lib/format';
import { MUSCLES } from '@/shared/lib/muscles';

interface BodyMapProps {
  volume: Record<string, number>;
  range: SetRange;
}

interface FigureProps extends BodyMapProps {
  parts: readonly BodyPart[];
  x: number;
}

function Half({ parts, volume, range }: Omit<FigureProps, 'x'>) {
  return (
    <>
      <path className={classes.skin} d="M0 28H6Q7 37 20 40Q31 43 29 56L25 72L22 98Q21 110 25 122L13 128L0 126Z" />
      <path className={classes.limb} strokeWidth={11} d="M30 50L34 84L41 122" />
      <path className={classes.skin} d="M0 124H25Q26 150 21 168Q23 188 19 208L21 217Q15 221 9 217L9 208Q5 188 7 168Q2 150 1 130Z" />
      {parts.map(({ muscle, d }) => (
        <path key={muscle} className={classes.muscle} data-muscle={muscle} data-level={levelOf(volume[muscle] ?? 0, range)} d={d} />
      ))}
    </>
  );
}

function Figure({ parts, x, volume, range }: FigureProps) {
  const half = <Half parts={parts} volume={volume} range={range} />;
  return (
    <g transform={`translate(${x} 4)`}>
      <ellipse className={classes.skin} cx={0} cy={14} rx={10.5} ry={13} />
      <g>{half}</g>
      <g transform="scale(-1 1)">{half}</g>
    </g>
  );
}

/** Front and back of a body, each muscle in the colour of its weekly hard sets; the table beside it says the same in figures. */
export function BodyMap({ volume, range }: BodyMapProps) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const trained = MUSCLES.filter((muscle) => (volume[muscle] ?? 0) > 0);
  const list = format.list(
    trained.map((muscle) =>
      t('volume.item', { muscle: t(`common:vocab.muscle.${muscle}`), sets: format.number(volume[muscle] ?? 0, 1) }),
    ),
  );
  return (
    <figure className={classes.figure}>
      <svg className={classes.map} viewBox="0 0 220 244" role="img" aria-label={t('volume.map', { list })}>
        <Figure parts={FRONT} x={55} volume={volume} range={range} />
        <Figure parts={BACK} x={165} volume={volume} range={range} />
        <text className={classes.side} x={55} y={241}>
          {t('volume.front')}
        </text>
        <text className={classes.side} x={165} y={241}>
          {t('volume.back')}
        </text>
      </svg>
      <figcaption>
        <p className={classes.caption}>{t('volume.legend')}</p>
        <ul className={`plain ${classes.legend ?? ''}`}>
          {LEVELS.map((level) => (
            <li key={level} className={classes.entry}>
              <span className={classes.swatch} data-level={level} aria-hidden="true" />
              {t(`volume.${level}`, { low: format.number(range.low), high: format.number(range.high) })}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
