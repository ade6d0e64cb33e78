// Work: what can stand on the agenda of a task hub. Each is one moment (task-hub.ts, B1).
//
// Owns:   the shapes.

import type { ActivityEnd, ActivityRun } from './activity-runs.ts';

/** When the app's earliest own timer is due; it stands for one moment. */
export interface AppTimer {
  readonly kind: 'app-timer';
  readonly dueMs: number;
}

/** An item of work. */
export type Work =
  | { readonly kind: 'episode'; readonly instanceId: string }
  | { readonly kind: 'entity'; readonly instanceId: string }
  | { readonly kind: 'alarm'; readonly look: () => void }
  | { readonly kind: 'activity-start'; readonly run: ActivityRun }
  | { readonly kind: 'activity-end'; readonly end: ActivityEnd }
  | AppTimer;

/** The items that differ in what they run: further messages of the same instance or entity run nothing of their own. */
export function distinctWork(items: readonly Work[]): Work[] {
  const seen = new Set<string>();
  return items.filter((work) => {
    if (!('instanceId' in work)) return true;
    const isNew = !seen.has(work.instanceId);
    seen.add(work.instanceId);
    return isNew;
  });
}
