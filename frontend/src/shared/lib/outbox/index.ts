export { Outbox, type OutboxState, type WriteRequest } from './outbox';
export { overlay } from './overlay';
export { type OutboxWrite, type WriteMethod, WriteStore } from './store';
export { HybridClock, parseRevision, type Revision } from './clock';
export { outbox, useOutbox, usePendingWrites } from './client';
