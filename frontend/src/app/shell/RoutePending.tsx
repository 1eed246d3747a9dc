import { PageSkeleton } from '@/shared/ui';

/** What stands there while the first page's code and the session are on their way. */
export function RoutePending() {
  return <PageSkeleton />;
}
