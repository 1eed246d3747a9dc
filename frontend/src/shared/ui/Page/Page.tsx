import { type ReactNode, useEffect } from 'react';

import classes from './Page.module.css';

interface PageProps {
  title: string;
  /** A line above the title, such as the date. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  /** `narrow` for forms and reading, `wide` for grids. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** The head that every page has: one h1, the document's title, and the page's actions. */
export function Page({ title, eyebrow, actions, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · NexFitra`;
  }, [title]);
  return (
    <div className={width === 'narrow' ? classes.narrow : classes.wide}>
      <header className={classes.head}>
        <div>
          {eyebrow !== undefined && <p className={classes.eyebrow}>{eyebrow}</p>}
          <h1 className={classes.title}>{title}</h1>
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
