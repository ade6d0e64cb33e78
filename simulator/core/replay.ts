// Replay: the host's own replay of an orchestration (host semantics §3.3). It feeds the history to the SDK's action list the
// way DTFx feeds it to the extension, and finds out which decisions are new, and whether the execution is over.
//
// Owns:   how an execution completes: when, and with what.
// Never:  runs user code (the SDK has done that before) and never changes a history (episode.ts does).
//
// P1. An execution completes only when the action routine has ended and no scheduled work is open (§3.6).
// P2. The first completion stands: a terminated execution can't complete once more.
// P3. A completion takes the next id (§3.3).
// P4. What the host knows after one episode it may keep for the next, so that its work does not grow with the history. It
//     must come to what a replay from the start comes to, so it begins anew where that one would have gone another way:
//     an action that was invoked before reads otherwise now (a timer has been cancelled), the routine had run out of
//     actions (it would have gone on in the middle of the history), an action had been ignored, or there is another app.
//     Of a short history nothing is kept: there it would save little, and cost memory while an instance waits.

import type { ActionEnvironment, IgnoredAction } from './action-environment.ts';
import { ActionRoutine } from './action-routine.ts';
import type { CumulativeText } from './cumulative-text.ts';
import type { Completion, Decision } from './decision.ts';
import { eventAt, eventCount } from './episode.ts';
import type { OpenEpisode } from './episode.ts';
import { OrchestrationStatus } from './history.ts';
import type { EventRaised } from './history.ts';
import { HostContext } from './host-context.ts';
import type { Action, EpisodeAnswer, HostFailure, OrchestratorState } from './orchestrator-state.ts';

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

/** From so many events on, a replay is kept. */
const LONG_HISTORY = 32;

/** Whose execution is replayed, and with what. */
export interface ReplayInput {
  /** The orchestrator's name. */
  readonly name: string;
  readonly answer: EpisodeAnswer;
  readonly environment: ActionEnvironment;
  /** What parses the answers; it is kept as long as the replay is. */
  readonly texts: CumulativeText;
}

/** The replay of one execution. */
export class Replay {
  readonly #name: string;
  readonly #environment: ActionEnvironment;
  readonly #context: HostContext;
  readonly #routine: ActionRoutine;
  /** What parses the answers of this execution. */
  readonly texts: CumulativeText;
  #answer: EpisodeAnswer;
  /** How many events of the history have been fed. */
  #fed = 0;
  #completion: Completion | undefined;

  constructor({ name, answer, environment, texts }: ReplayInput) {
    this.texts = texts;
    this.#name = name;
    this.#environment = environment;
    this.#answer = answer;
    this.#context = new HostContext(
      {
        started: () => this.#routine.resume(),
        terminated: (reason) => this.#end(OrchestrationStatus.Terminated, reason),
      },
      'state' in answer,
    );
    this.#routine = new ActionRoutine(this.#context, environment, ...actionsOf(answer));
  }

  /**
   * Takes the answer of the next episode, if the replay can go on with it (P4).
   *
   * @returns false when the replay has to begin anew.
   */
  goesOn({ answer, environment }: Omit<ReplayInput, 'texts'>): boolean {
    if (!('state' in answer) || this.#completion || environment.app !== this.#environment.app) return false;
    if (!this.#routine.goesOn(...actionsOf(answer))) return false;
    this.#answer = answer;
    return true;
  }

  /** Whether the next episode gains by it (P4). */
  get isWorthKeeping(): boolean {
    return !this.#completion && this.#fed >= LONG_HISTORY;
  }

  /** Feeds what has not been fed of the history, up to the end of what opened the episode. */
  run(episode: OpenEpisode): ReplayResult {
    const mismatch = this.#feed(episode);
    if (mismatch !== undefined) this.#fail(mismatch, { details: mismatch });
    else if (this.#routine.hasEnded && !this.#context.hasOpenTasks) this.#completeByAnswer(); // P1
    const { decisions, carriedOver, cancelledTimers } = this.#context;
    const { ignored } = this.#routine;
    return { decisions, completion: this.#completion, carriedOver, cancelledTimers, ignored };
  }

  /** @returns the text of the first non-determinism, where the replay stops. */
  #feed(episode: OpenEpisode): string | undefined {
    while (this.#fed < eventCount(episode)) {
      const mismatch = this.#context.feed(eventAt(episode, this.#fed));
      this.#fed += 1;
      if (mismatch !== undefined) return mismatch;
    }
    return undefined;
  }

  #completeByAnswer(): void {
    const answer = this.#answer;
    if (this.#routine.failure) this.#failByHost(this.#routine.failure);
    else if ('failure' in answer) this.#failByHost(answer);
    else this.#completeByState(answer.state);
  }

  #failByHost({ failure, details }: HostFailure): void {
    this.#fail(`Orchestrator function '${this.#name}' failed: ${failure}`, { details });
  }

  #completeByState({ error, failureDetails, output }: OrchestratorState): void {
    const { continuedAsNew } = this.#routine;
    if (error && failureDetails) {
      this.#fail(error, { details: null, failureDetails });
    } else if (error) {
      const details = `Message: ${error}, StackTrace: `;
      this.#fail(`Orchestrator function '${this.#name}' failed: ${error}`, { details });
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

/** The actions that an answer asks for, and whether the orchestrator has ended: no further actions will follow. */
function actionsOf(answer: EpisodeAnswer): [actions: readonly Action[], isWhole: boolean] {
  if (!('state' in answer)) return [[], true];
  const { actions, isDone, error } = answer.state;
  return [actions[0] ?? [], isDone || Boolean(error)];
}
