// Decision: what an episode wants to be scheduled, and how it ends its execution.
//
// Owns:   the shape of both.
// Never:  makes one (host-context.ts) or carries one out (orchestrations.ts).

/** Something that the orchestration wants to be scheduled. */
export type Decision =
  | { readonly kind: 'activity'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'timer'; readonly id: number; readonly fireAtMs: number }
  | {
      readonly kind: 'sub-orchestration';
      readonly id: number;
      readonly name: string;
      readonly version: string;
      readonly instanceId: string;
      readonly input: unknown;
    }
  | {
      readonly kind: 'event';
      readonly id: number;
      /** The scheduler id of an entity. */
      readonly target: string;
      /** `op` or `release`. */
      readonly name: string;
      /** JSON text. */
      readonly input: string;
    };

/** How an execution ends. */
export type Completion =
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly status: number;
      readonly result: string | null;
      /** The details of a failure that a parent is told; null for a terminated execution (host semantics §11.3). */
      readonly details: string | null;
      /** The structured failure of an SDK that sends one (host semantics §11.4). */
      readonly failureDetails?: unknown;
    }
  | { readonly kind: 'continued-as-new'; readonly id: number; readonly input: string | null };
