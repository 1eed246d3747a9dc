import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './Skeletons.module.css';

interface CardSkeletonProps {
  lines?: number;
  height?: number;
  /** As high as what comes, so that nothing below moves when it is there. */
  className?: string | undefined;
}

/** In the shape of a card with a title and some lines. */
export function CardSkeleton({ lines = 3, height = 16, className = '' }: CardSkeletonProps) {
  return (
    <div className={`${classes.card ?? ''} ${className}`} aria-hidden="true">
      <Skeleton height={20} width="40%" />
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={index === lines - 1 ? '70%' : '100%'} />
      ))}
    </div>
  );
}

/** In the shape of a page: a head and some cards. */
export function PageSkeleton({ cards = 3 }: { cards?: number }) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.page} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <Skeleton height={32} width="14rem" mb={8} />
      {Array.from({ length: cards }, (_, index) => (
        <CardSkeleton key={index} />
      ))}
    </div>
  );
}
