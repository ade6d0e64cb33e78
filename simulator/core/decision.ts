// Decision: what an episode wants to be scheduled, and how it ends its execution.
//
// Owns:   the shape of both.
// Never:  makes one (replay.ts) or carries one out (orchestrations.ts).

/** Something that the orchestration wants to be scheduled. */
export type Decision =
  | { readonly kind: 'activity'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'timer'; readonly id: number; readonly fireAtMs: number }
  | {
      readonly kind: 'sub-orchestration';
      readonly id: number;
      readonly name: string;
      readonly instanceId: string;
      readonly input: unknown;
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
    }
  | { readonly kind: 'continued-as-new'; readonly id: number; readonly input: string | null };
