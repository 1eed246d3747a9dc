import { Skeleton } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './Progress.module.css';

interface ChartFrameProps {
  /** What the picture says, in one sentence. */
  label: string;
  children: ReactNode;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A chart is a picture with a sentence; its numbers stand in a table that can be opened below it. */
export function ChartFrame({ label, children, columns, rows }: ChartFrameProps) {
  const { t } = useTranslation('progress');
  return (
    <>
      <div role="img" aria-label={label} className={classes.chart}>
        <Suspense fallback={<Skeleton height={250} />}>{children}</Suspense>
      </div>
      <details className={classes.details}>
        <summary>{t('table.show')}</summary>
        {/* Long tables scroll, so they can be reached with the keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([head, ...cells]) => (
                <tr key={head}>
                  <th scope="row">{head}</th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
