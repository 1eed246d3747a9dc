import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { apiFetch } from '@/shared/lib/http';
import { ApiProblem } from '@/shared/lib/problem';
import { refetchOperations } from '@/shared/lib/query';
import { readEvents, type ServerEvent } from '@/shared/lib/sse';

export interface PlanProgress {
  step: string;
  percent: number;
}

const RECONNECT_MS = 1_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

function progressOf(event: ServerEvent): PlanProgress | null {
  const data: unknown = JSON.parse(event.data);
  if (typeof data !== 'object' || data === null || !('step' in data) || !('percent' in data)) return null;
  return typeof data.step === 'string' && typeof data.percent === 'number'
    ? { step: data.step, percent: data.percent }
    : null;
}

interface FollowOptions {
  planId: string;
  signal: AbortSignal;
  onProgress: (progress: PlanProgress) => void;
}

/** Read the events of a plan until its end. A stream that closes early is opened again after the last event that was seen. */
export async function followPlan({ planId, signal, onProgress }: FollowOptions): Promise<void> {
  let lastId: string | null = null;
  while (!signal.aborted) {
    try {
      const headers = { Accept: 'text/event-stream', ...(lastId === null ? {} : { 'Last-Event-ID': lastId }) };
      const response = await apiFetch(`/api/v1/plans/${planId}/events`, { headers, signal });
      for await (const event of readEvents(response)) {
        lastId = event.id ?? lastId;
        if (event.event === 'done' || event.event === 'failed') return;
        const progress = event.event === 'progress' ? progressOf(event) : null;
        if (progress !== null) onProgress(progress);
      }
    } catch (error) {
      // A stop makes the request fail too, and ends the loop.
      if (error instanceof ApiProblem && !error.isTemporary) return;
    }
    await pause(RECONNECT_MS, signal);
  }
}

/** How far a plan is while it is being made; fetches it as soon as it is there. */
export function usePlanProgress(planId: string | null): PlanProgress | null {
  const client = useQueryClient();
  const [progress, setProgress] = useState<PlanProgress | null>(null);
  useEffect(() => {
    if (planId === null) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    void followPlan({ planId, signal, onProgress: setProgress }).then(() => {
      if (!signal.aborted) void refetchOperations(client, ['getPlan', 'getCurrentPlans']);
    });
    return () => {
      abort.abort();
    };
  }, [planId, client]);
  return progress;
}
