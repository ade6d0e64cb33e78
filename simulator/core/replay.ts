// Replay: the host's own replay of an orchestration (host semantics §3.3). It feeds the history to the SDK's action list the
// way DTFx feeds it to the extension, and finds out which decisions are new, and whether the execution is over.
//
// Owns:   how an execution completes: when, and with what.
// Never:  runs user code (the SDK has done that before) and never changes a history (episode.ts does).
//
// P1. An execution completes only when the action routine has ended and no scheduled work is open (§3.6).
// P2. The first completion stands: a terminated execution can't complete once more.
// P3. A completion takes the next id (§3.3).

import type { ActionEnvironment, IgnoredAction } from './action-environment.ts';
import { ActionRoutine } from './action-routine.ts';
import type { Completion, Decision } from './decision.ts';
import { OrchestrationStatus } from './history.ts';
import type { EventRaised, HistoryEvent } from './history.ts';
import { HostContext } from './host-context.ts';
import type { EpisodeAnswer, HostFailure, OrchestratorState } from './orchestrator-state.ts';

/** What an episode decided. */
export interface ReplayResult {
  /** Decisions that history does not hold yet, in id order. */
  readonly decisions: readonly Decision[];
  readonly completion: Completion | undefined;
  /** External events that arrived after a continue-as-new and go to the next execution. */
  readonly carriedOver: readonly EventRaised[];
  /** The ids of the timers that the orchestrator has cancelled so far. */
  readonly cancelledTimers: readonly number[];
  readonly ignored: readonly IgnoredAction[];
}

/** What is replayed. */
export interface ReplayInput {
  /** The orchestrator's name. */
  readonly name: string;
  /** The execution's history, the new events of this episode included. */
  readonly history: readonly HistoryEvent[];
  readonly answer: EpisodeAnswer;
  readonly environment: ActionEnvironment;
}

/** Replays an execution. */
export function replay(input: ReplayInput): ReplayResult {
  return new HostReplay(input).run();
}

class HostReplay {
  readonly #input: ReplayInput;
  readonly #context: HostContext;
  readonly #routine: ActionRoutine;
  #completion: Completion | undefined;

  constructor(input: ReplayInput) {
    this.#input = input;
    const state = 'state' in input.answer ? input.answer.state : undefined;
    this.#context = new HostContext(
      {
        started: () => this.#routine.resume(),
        terminated: (reason) => this.#end(OrchestrationStatus.Terminated, reason),
      },
      state !== undefined,
    );
    const isWhole = state === undefined || state.isDone || Boolean(state.error);
    this.#routine = new ActionRoutine(this.#context, input.environment, state?.actions[0] ?? [], isWhole);
  }

  run(): ReplayResult {
    const mismatch = this.#feedHistory();
    if (mismatch !== undefined) this.#fail(mismatch, { details: mismatch });
    else if (this.#routine.hasEnded && !this.#context.hasOpenTasks) this.#completeByAnswer(); // P1
    const { decisions, carriedOver, cancelledTimers } = this.#context;
    const { ignored } = this.#routine;
    return { decisions, completion: this.#completion, carriedOver, cancelledTimers, ignored };
  }

  /** @returns the text of the first non-determinism, where the replay stops. */
  #feedHistory(): string | undefined {
    for (const event of this.#input.history) {
      const mismatch = this.#context.feed(event);
      if (mismatch !== undefined) return mismatch;
    }
    return undefined;
  }

  #completeByAnswer(): void {
    const { answer } = this.#input;
    if ('failure' in answer) this.#failByHost(answer);
    else this.#completeByState(answer.state);
  }

  #failByHost({ failure, details }: HostFailure): void {
    this.#fail(`Orchestrator function '${this.#input.name}' failed: ${failure}`, { details });
  }

  #completeByState({ error, failureDetails, output }: OrchestratorState): void {
    const { continuedAsNew } = this.#routine;
    if (error && failureDetails) {
      this.#fail(error, { details: null, failureDetails });
    } else if (error) {
      const details = `Message: ${error}, StackTrace: `;
      this.#fail(`Orchestrator function '${this.#input.name}' failed: ${error}`, { details });
    } else if (continuedAsNew) {
      this.#completion ??= { kind: 'continued-as-new', id: this.#context.takeId(), input: continuedAsNew.input };
    } else {
      this.#end(OrchestrationStatus.Completed, output === undefined ? null : JSON.stringify(output));
    }
  }

  #fail(text: string, details: { readonly details: string | null; readonly failureDetails?: unknown }): void {
    this.#end(OrchestrationStatus.Failed, text, details);
  }

  /** P2, P3. */
  #end(
    status: number,
    result: string | null,
    details: { readonly details: string | null; readonly failureDetails?: unknown } = { details: null },
  ): void {
    this.#completion ??= { kind: 'ended', id: this.#context.takeId(), status, result, ...details };
  }
}
