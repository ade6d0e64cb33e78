// Sequence sheet: the paper on which a sequence is written.
//
// Owns:   the lanes, the steps, the bars along the lanes, and the time at which the next step is written.
// Never:  knows a record.

import type { EventPlace } from './event-name.ts';
import { lengthText } from './sequence-text.ts';
import type {
  LaneKind,
  PendingTimer,
  SequenceArrow,
  SequenceBar,
  SequenceBreak,
  SequenceLane,
  SequenceModel,
  SequenceStep,
} from './sequence-model.ts';

/** What an arrow says; when it happened is the sheet's business. */
export type ArrowParts = Pick<SequenceArrow, 'kind' | 'from' | 'to' | 'label' | 'sentence'> & {
  readonly replayed?: boolean;
  readonly events?: readonly string[];
};

const laneOrder: readonly LaneKind[] = [
  'client',
  'client-function',
  'http-api',
  'orchestrator',
  'entity',
  'timer',
  'activity',
];

/** Collects lanes and steps. */
export class SequenceSheet {
  readonly #lanes = new Map<string, SequenceLane>();
  readonly #steps: SequenceStep[] = [];
  /** Arrows of calls whose input is not known yet, by instance and task. */
  readonly #calls = new Map<string, number>();
  readonly #bars: SequenceBar[] = [];
  /** Bars that go on, by what they stand for. */
  readonly #open = new Map<string, Pick<SequenceBar, 'lane' | 'state' | 'from'>>();
  /** The current execution of each instance. */
  readonly #executions = new Map<string, string>();
  #record = 0;
  #part = 0;
  #nowMs = 0;

  model(pending: readonly PendingTimer[] = []): SequenceModel {
    const lanes = [...this.#lanes.values()];
    lanes.sort((one, other) => laneOrder.indexOf(one.kind) - laneOrder.indexOf(other.kind));
    const goingOn = [...this.#open].map(([of, bar]) => ({ key: `${of} ${bar.from}`, ...bar, to: null }));
    return { lanes, steps: [...this.#steps], bars: [...this.#bars, ...goingOn], pending };
  }

  /** The next steps belong to this record. Where time has passed since the last one, that is a step too. */
  turnTo(record: number, atMs: number): void {
    const passedMs = atMs - this.#nowMs;
    this.#record = record;
    this.#part = 0;
    this.#nowMs = atMs;
    if (passedMs > 0 && this.#steps.length > 0) {
      this.break('time', `${lengthText(passedMs)} later`, `${lengthText(passedMs)} later.`);
    }
  }

  arrow(parts: ArrowParts): void {
    this.#steps.push({ ...this.#stamp(), replayed: false, ...parts, sentence: capitalised(parts.sentence) });
  }

  /** The arrow of an activity call; {@link SequenceSheet.completeCall} may say more about it later. */
  call(task: { readonly instanceId: string; readonly taskId: number }, parts: Omit<ArrowParts, 'kind'>): void {
    this.#calls.set(`${String(task.taskId)} ${task.instanceId}`, this.#steps.length);
    this.arrow({ kind: 'call', ...parts });
  }

  /** Adds what became known when the activity started. */
  completeCall(
    task: { readonly instanceId: string; readonly taskId: number },
    parts: Pick<ArrowParts, 'label' | 'sentence'>,
  ): void {
    const index = this.#calls.get(`${String(task.taskId)} ${task.instanceId}`);
    const call = index === undefined ? undefined : this.#steps[index];
    if (index !== undefined && call) this.#steps[index] = { ...call, ...parts };
  }

  break(kind: SequenceBreak['kind'], label: string, sentence: string): void {
    this.#steps.push({ ...this.#stamp(), kind, label, sentence });
  }

  /** From now on, this is the execution of its instance. */
  runs({ instanceId, executionId }: EventPlace): void {
    this.#executions.set(instanceId, executionId);
  }

  /** Where the events of an instance stand now. */
  placeOf(instanceId: string): EventPlace {
    return { instanceId, executionId: this.#executions.get(instanceId) ?? '' };
  }

  /** How many steps there are. */
  get length(): number {
    return this.#steps.length;
  }

  /** A bar begins at the newest step, or at the step of a number; one that stood for the same ends there. */
  begin(of: string, bar: Pick<SequenceBar, 'lane' | 'state'>, at = this.#steps.length - 1): void {
    this.end(of, at);
    const from = this.#steps[at]?.key;
    if (from !== undefined) this.#open.set(of, { ...bar, from });
  }

  /** A bar ends at the newest step, or at the step of a number. */
  end(of: string, at = this.#steps.length - 1): void {
    const bar = this.#open.get(of);
    const to = this.#steps[at]?.key;
    this.#open.delete(of);
    if (bar && to !== undefined && (bar.from !== to || bar.state === 'working'))
      this.#bars.push({ key: `${of} ${bar.from}`, ...bar, to });
  }

  /** The step that called an activity; the newest where that is not known. */
  callOf(task: { readonly instanceId: string; readonly taskId: number }): number {
    return this.#calls.get(`${String(task.taskId)} ${task.instanceId}`) ?? this.#steps.length - 1;
  }

  /** The lane of those who call from outside. */
  client(): string {
    return this.#lane({ id: 'client', kind: 'client', label: 'Client' });
  }

  /** The lane of a function that holds a durable client. */
  clientFunction(name: string): string {
    return this.#lane({ id: `function ${name}`, kind: 'client-function', label: name });
  }

  /** The lane of the host's own HTTP API. */
  httpApi(): string {
    return this.#lane({ id: 'http-api', kind: 'http-api', label: 'HTTP API', detail: 'built in' });
  }

  /** The lane of all timers. */
  timer(): string {
    return this.#lane({ id: 'timer', kind: 'timer', label: 'Timer' });
  }

  activity(name: string): string {
    return this.#lane({ id: `activity ${name}`, kind: 'activity', label: name, detail: 'activity' });
  }

  /** The lane of an instance, which may be an entity's; its orchestrator's name may become known later. */
  instance(instanceId: string, name?: string): string {
    const id = `instance ${instanceId}`;
    if (isSchedulerId(instanceId)) return this.#entity(id, instanceId);
    const label = name ?? this.#lanes.get(id)?.label ?? 'Orchestrator';
    this.#lanes.set(id, { id, kind: 'orchestrator', label, detail: instanceId });
    return id;
  }

  /** What sentences call a lane. */
  name(laneId: string): string {
    const lane = this.#lanes.get(laneId);
    if (lane?.kind === 'orchestrator') return `${lane.label} ${lane.detail ?? ''}`;
    if (lane?.kind === 'entity') return `${lane.label}${lane.detail ?? ''}`;
    if (lane?.kind === 'client') return 'the client';
    return lane?.kind === 'http-api' ? 'the built-in HTTP API' : (lane?.label ?? '');
  }

  /** Name and key are a line each. */
  #entity(id: string, schedulerId: string): string {
    const key = schedulerId.indexOf('@', 1);
    return this.#lane({ id, kind: 'entity', label: schedulerId.slice(0, key), detail: schedulerId.slice(key) });
  }

  #lane(lane: SequenceLane): string {
    if (!this.#lanes.has(lane.id)) this.#lanes.set(lane.id, lane);
    return lane.id;
  }

  #stamp(): { key: string; atMs: number } {
    return { key: `${String(this.#record)}.${String(this.#part++)}`, atMs: this.#nowMs };
  }
}

/** Of all instances only entities have ids that begin so. */
const isSchedulerId = (instanceId: string): boolean => instanceId.startsWith('@');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
