import type { ReactNode } from 'react';
import { useEffect } from 'react';

import classes from './AuthFrame.module.css';

import { LanguageSelect } from '@/shared/ui';

interface AuthFrameProps {
  title: string;
  children: ReactNode;
}

/** The frame of the pages before sign-in: the name, the language, one column. */
export function AuthFrame({ title, children }: AuthFrameProps) {
  useEffect(() => {
    document.title = `${title} · NexFitra`;
  }, [title]);
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <span className={classes.brand}>
          <img src="/icon.svg" alt="" width={32} height={32} />
          NexFitra
        </span>
        <LanguageSelect compact />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
