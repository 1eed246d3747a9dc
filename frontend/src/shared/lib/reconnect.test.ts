import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';

import { ApiProblem, networkProblem } from './problem';
import { retryWhenBack } from './reconnect';

const ends: (() => void)[] = [];
afterEach(() => {
  ends.splice(0).forEach((end) => {
    end();
  });
  vi.useRealTimers();
});

/** A shown query whose first answers are the given failures; then "here". */
function shown(failures: Error[], reachable: () => boolean) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const ask = vi.fn(() => {
    const failure = failures.shift();
    return failure === undefined ? Promise.resolve('here') : Promise.reject(failure);
  });
  ends.push(retryWhenBack(client, () => Promise.resolve(reachable())));
  const observer = new QueryObserver(client, { queryKey: ['what'], queryFn: ask, staleTime: Infinity });
  ends.push(observer.subscribe(() => undefined));
  return { ask, observer };
}

it('asks again when the network is back, also where the page was opened without one', async () => {
  const { ask, observer } = shown([networkProblem()], () => true);
  await vi.waitFor(() => expect(observer.getCurrentResult().status).toBe('error'));
  window.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('here'), { timeout: 1_500 });
  expect(ask).toHaveBeenCalledTimes(2);
});

it('asks again by itself once the server answers, and not before', async () => {
  vi.useFakeTimers();
  let up = false;
  const { ask, observer } = shown([networkProblem()], () => up);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(observer.getCurrentResult().status).toBe('error');
  expect(ask).toHaveBeenCalledTimes(1);
  up = true;
  await vi.advanceTimersByTimeAsync(31_000);
  expect(observer.getCurrentResult().data).toBe('here');
});

it('leaves alone what the server refused', async () => {
  vi.useFakeTimers();
  const { ask } = shown([new ApiProblem({ status: 403, code: 'forbidden', title: 'x' })], () => true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
});
