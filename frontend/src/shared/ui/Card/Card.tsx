import type { ReactNode } from 'react';
import { useId } from 'react';

import classes from './Card.module.css';

interface CardProps {
  title?: ReactNode;
  /** Beside the title, at the end of the line. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  level?: 2 | 3;
}

/** A region of a page. With a title it is a landmark that screen readers can jump to. */
export function Card({ title, aside, children, className, level = 2 }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const names = `${classes.card ?? ''} ${className ?? ''}`;
  if (title === undefined) return <div className={names}>{children}</div>;
  return (
    <section className={names} aria-labelledby={id}>
      <div className={classes.head}>
        <Heading id={id} className={classes.title}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
