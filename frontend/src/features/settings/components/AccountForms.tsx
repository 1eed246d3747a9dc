import { Button, Stack, TextInput } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useChangeAccount } from '../api/useChangeAccount';

import { useFieldErrors, useProblemText } from '@/shared/lib/i18n';
import { ApiProblem } from '@/shared/lib/problem';
import { type SessionUser, useSession } from '@/shared/lib/session';
import { Card, PasswordField, ProblemNotice } from '@/shared/ui';

/** Nobody knows the password of the demo person, whom all visitors share, so nothing of that account is changed. */
export const isDemo = (user: SessionUser): boolean => user.roles.includes('demo');

/** Where each refusal belongs; one that belongs nowhere is shown above the button. */
function useFieldOf(): (error: unknown) => Record<string, string> {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const fieldErrors = useFieldErrors();
  return (error) => {
    if (!(error instanceof ApiProblem)) return {};
    if (error.code === 'wrong_password') return { current_password: problemText(error) };
    if (error.code === 'email_taken') return { email: t('account.emailTaken') };
    return fieldErrors(error);
  };
}

interface FormProps {
  change: ReturnType<typeof useChangeAccount>;
  submit: string;
  saved: string;
  /** Whether the refusal stands at a field already. */
  placed: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

function ChangeForm({ change, submit, saved, placed, onSubmit, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">
        {children}
        {!placed && <ProblemNotice error={change.error} />}
        <Button type="submit" variant="default" loading={change.isPending}>
          {submit}
        </Button>
        <p role="status">{change.isSuccess && saved}</p>
      </Stack>
    </form>
  );
}

type Problems<Values> = Partial<Record<keyof Values, string | undefined>>;

/**
 * A form whose values are the change itself. `problems` says what is wrong before anything is sent; `done` gives the values that stand
 * there afterwards. The form library of the sign-in would make every other page's script larger.
 */
function useChangeForm<Values extends Record<string, string>>(
  start: Values,
  problems: (values: Values) => Problems<Values>,
  done: (values: Values) => Values,
) {
  const change = useChangeAccount();
  const fieldOf = useFieldOf();
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Problems<Values>>({});
  const field = (name: keyof Values & string) => ({
    value: values[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValues({ ...values, [name]: event.currentTarget.value });
      setErrors({ ...errors, [name]: undefined });
      change.reset();
    },
  });
  const submit = (): void => {
    const found = problems(values);
    setErrors(found);
    if (Object.values(found).some((problem) => problem !== undefined)) return;
    change.mutate(values, {
      onSuccess: () => {
        setValues(done(values));
      },
      onError: (error) => {
        setErrors(fieldOf(error) as Problems<Values>);
      },
    });
  };
  const placed = Object.values(errors).some((problem) => problem !== undefined);
  return { field, change, submit, placed };
}

const between = (text: string, low: number, high: number): boolean => text.length >= low && text.length <= high;

export function NameForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const { field, submit, ...state } = useChangeForm(
    { name: user.name },
    ({ name }) => ({ name: between(name.trim(), 1, 120) ? undefined : t('account.invalid.name') }),
    (values) => values,
  );
  return (
    <ChangeForm {...state} submit={t('account.nameSave')} saved={t('account.saved.name')} onSubmit={submit}>
      <TextInput label={t('account.name')} autoComplete="name" {...field('name')} />
    </ChangeForm>
  );
}

export function EmailCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  if (user === null || isDemo(user)) return null;
  return (
    <Card title={t('account.emailTitle')}>
      <p>{t('account.emailText')}</p>
      <EmailForm user={user} />
    </Card>
  );
}

function EmailForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const { field, submit, ...state } = useChangeForm(
    { email: user.email, current_password: '' },
    ({ email, current_password }) => ({
      // A slip of the finger; what an address may look like is the server's business.
      email: /^\S+@\S+$/.test(email.trim()) ? undefined : t('account.invalid.email'),
      current_password: between(current_password, 1, 128) ? undefined : t('account.invalid.current'),
    }),
    (values) => ({ ...values, current_password: '' }),
  );
  return (
    <ChangeForm {...state} submit={t('account.emailSave')} saved={t('account.saved.email')} onSubmit={submit}>
      <TextInput label={t('account.email')} type="email" inputMode="email" autoComplete="username" {...field('email')} />
      <PasswordField label={t('account.current')} autoComplete="current-password" {...field('current_password')} />
    </ChangeForm>
  );
}

export function PasswordCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  if (user === null || isDemo(user)) return null;
  return (
    <Card title={t('account.passwordTitle')}>
      <p>{t('account.passwordText')}</p>
      <PasswordForm user={user} />
    </Card>
  );
}

function PasswordForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const empty = { current_password: '', password: '' };
  const { field, submit, ...state } = useChangeForm(
    empty,
    ({ current_password, password }) => ({
      current_password: between(current_password, 1, 128) ? undefined : t('account.invalid.current'),
      password: between(password, 8, 128) ? undefined : t('account.invalid.new'),
    }),
    () => empty,
  );
  return (
    <ChangeForm {...state} submit={t('account.passwordSave')} saved={t('account.saved.password')} onSubmit={submit}>
      {/* So that a password manager knows whose password it keeps. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField label={t('account.current')} autoComplete="current-password" {...field('current_password')} />
      <PasswordField
        label={t('account.new')}
        description={t('account.newHint')}
        autoComplete="new-password"
        {...field('password')}
      />
    </ChangeForm>
  );
}
