import { Anchor, Button } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';

import classes from './AuthForm.module.css';

import { ProblemNotice } from '@/shared/ui';

interface AuthFormProps {
  title: string;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: NonNullable<ComponentProps<'form'>['onSubmit']>;
  other: { question: string; label: string; to: string };
  /** A quiet line at the end. */
  note?: string;
  children: ReactNode;
}

export function AuthForm({ title, submit, busy, error, onSubmit, other, note, children }: AuthFormProps) {
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <h1 className={classes.title}>{title}</h1>
      <ProblemNotice error={error} />
      {children}
      <Button type="submit" size="lg" fullWidth loading={busy}>
        {submit}
      </Button>
      <p className={classes.other}>
        {other.question}{' '}
        <Anchor component={Link} to={other.to}>
          {other.label}
        </Anchor>
      </p>
      {note !== undefined && <p className={classes.other}>{note}</p>}
    </form>
  );
}
