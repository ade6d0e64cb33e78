// Source paint state: what is painted on the text in the editor, and the one cursor that joins text, history and diagram.
//
// Owns:   the instance that is painted, and what was chosen.
// Never:  paints a file that has been edited since the run began: its lines are others.

import { computed, inject, onMounted, provide, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue';
import { eventTypeName, type HubRecord } from '#core';
import type { Files } from '../playground/drafts.ts';
import type { Tapes } from '../playground/tape.ts';
import type { ShownRun } from '../playground/use-timelines.ts';
import type { Choice, Joined } from './history-cursor.ts';
import type { HistoryStep, SourceLine } from './history-steps.ts';
import type { PaintedLine, Places } from './paint.ts';
import type { FilePaint, Paints } from './painted-lines.ts';

type Model = typeof import('./paint-model.ts');

/** What the playground has to show. */
export interface PaintSource {
  readonly shown: Ref<ShownRun | null>;
  readonly tapes: Ref<Tapes>;
  /** The text in the editor, and the text that the run began with. */
  readonly files: Ref<Files>;
  readonly running: Ref<Files | null>;
  /** Looks at a mark of the shown run. */
  readonly goTo: (at: number) => void;
  /** Says something in the verdict. */
  readonly tell: (text: string) => void;
  /** Brings a line of the text into sight. */
  readonly reveal: (line: SourceLine) => void;
}

/** What rows and arrows need of the cursor. */
export interface HistoryCursor {
  readonly joined: Readonly<Ref<Joined>>;
  choose(choice: Choice): void;
  /** The event at a position (from 1) of an instance's current history; undefined where it is not known. */
  eventAt(instanceId: string, position: number): string | undefined;
}

/** Where components find the cursor of the playground around them. */
export const historyCursor: InjectionKey<HistoryCursor> = Symbol('history cursor');

/** The cursor of the playground around a component; null where there is none. */
export const useHistoryCursor = (): HistoryCursor | null => inject(historyCursor, null);

const nothing: Joined = { events: new Set(), names: new Set(), lines: [] };

/** What is painted, and the cursor. Call it in the setup of the component around editor and views. */
export function useSourcePaint(source: PaintSource) {
  const model = useModel(source);
  const { shown, files, running } = source;
  const choice = shallowRef<Choice | null>(null);
  const steps = useSteps(source, model);
  watch(
    () => source.tapes.value.main,
    () => (choice.value = null),
  );
  const cursor = useCursor(source, { model, steps, choice });
  const painted = usePainted(source, { model, chosenInstance: cursor.instanceId });

  const edited = computed(() =>
    Object.keys(running.value ?? {}).filter((path) => files.value[path] !== running.value?.[path]),
  );
  const paints = computed<Paints>(() => byFile(painted.value, cursor.joined.value.lines, edited.value));

  provide(historyCursor, cursor);
  return {
    ...cursor,
    painted,
    paints,
    /** Files that are not painted, because they were edited since the run began. */
    edited,
    /** Orchestrations that can be painted. */
    instances: computed(() => shown.value?.view.instances ?? []),
  };
}

/** Fetched when the editor is there, so that the first run need not wait for it; where that failed, with the run. */
function useModel({ shown }: PaintSource): Ref<Model | null> {
  const model = shallowRef<Model | null>(null);
  const fetch = async (): Promise<void> => {
    model.value ??= await import('./paint-model.ts').catch(() => null);
  };
  onMounted(() => import('../editor/editor.ts').then(fetch, () => undefined));
  watch(shown, (now) => now && void fetch());
  return model;
}

/** The events of every instance of the shown timeline, also those after the shown moment. Made when somebody asks. */
function useSteps({ shown, tapes }: PaintSource, model: Ref<Model | null>): Ref<readonly HistoryStep[]> {
  return computed(() => {
    const tape = shown.value && tapes.value[shown.value.timeline];
    if (!tape || !model.value) return [];
    const { historySteps } = model.value;
    return tape.view().instances.flatMap(({ instanceId }) => historySteps(tape.records, instanceId));
  });
}

interface CursorParts {
  readonly model: Ref<Model | null>;
  readonly steps: Ref<readonly HistoryStep[]>;
  readonly choice: Ref<Choice | null>;
}

function useCursor(source: PaintSource, { model, steps, choice }: CursorParts) {
  const { shown, goTo, tell, reveal } = source;
  const wanted = ref('');
  const known = computed(() => shown.value?.view.records.length ?? 0);
  const here = computed(() => steps.value.filter(({ records }) => records <= known.value));
  const joined = computed<Joined>(() => (choice.value && model.value?.joined(choice.value, here.value)) ?? nothing);
  const instanceId = computed(() => {
    const { instances = [] } = shown.value?.view ?? {};
    return instances.find((one) => one.instanceId === wanted.value)?.instanceId ?? instances[0]?.instanceId ?? '';
  });

  function choose(now: Choice): void {
    const isSame = JSON.stringify(now) === JSON.stringify(choice.value);
    choice.value = isSame ? null : now;
    showLine();
    const owner = here.value.find(({ id }) => joined.value.events.has(id))?.instanceId;
    if (owner !== undefined && now.kind !== 'line') wanted.value = owner;
  }

  function showLine(): void {
    const [line] = joined.value.lines;
    if (line) reveal(line);
  }

  const next = (by: -1 | 1): HistoryStep | undefined => {
    const own = steps.value.filter((step) => step.instanceId === instanceId.value);
    return model.value?.neighbour(own, joined.value, { by, known: known.value });
  };

  function move(by: -1 | 1): void {
    const step = next(by);
    const mark = shown.value?.marks.findIndex(({ records }) => step !== undefined && records >= step.records) ?? -1;
    if (!step || !shown.value || mark < 0) return;
    if (mark !== shown.value.at) goTo(mark);
    choice.value = { kind: 'event', id: step.id };
    showLine();
    tell(stepText(step));
  }

  const executions = computed(() => executionsIn(shown.value?.view.records ?? []));

  /** Where nothing is chosen, one event is as good as another: whether there are any is enough. */
  const canMove = computed(() => {
    if (choice.value) return { back: next(-1) !== undefined, on: next(1) !== undefined };
    return {
      back: executions.value.has(instanceId.value),
      on: shown.value !== null && shown.value.at < shown.value.last,
    };
  });

  function eventAt(of: string, position: number): string | undefined {
    const executionId = executions.value.get(of);
    return executionId === undefined ? undefined : model.value?.stepId(executionId, position);
  }

  return {
    joined,
    instanceId,
    choose,
    move,
    eventAt,
    canMove,
    paintInstance: (one: string) => (wanted.value = one),
  };
}

/** The current execution of each instance. */
function executionsIn(records: readonly HubRecord[]): ReadonlyMap<string, string> {
  const executions = new Map<string, string>();
  for (const record of records) if (record.kind === 'episode') executions.set(record.instanceId, record.executionId);
  return executions;
}

/** An event as the verdict tells it. */
function stepText({ instanceId, position, event, lines }: HistoryStep): string {
  const where = lines.map(({ line }) => String(line)).join(' and ');
  return `Event ${String(position)} of ${instanceId}: ${eventTypeName(event)}${where && `, line ${where}`}.`;
}

function usePainted(
  { shown, tapes, running }: PaintSource,
  { model, chosenInstance }: { model: Ref<Model | null>; chosenInstance: Ref<string> },
): Ref<readonly PaintedLine[]> {
  // The text of a run that is on its way is not yet the text of the run that is shown.
  const places = shallowRef<Places>({});
  watch(
    [() => tapes.value.main, model],
    () => (places.value = running.value && model.value ? model.value.findAllProbes(running.value) : {}),
  );
  const painted = shallowRef<readonly PaintedLine[]>([]);
  let isDue = false;
  const paint = (): void => {
    isDue = false;
    const [view, of] = [shown.value?.view, model.value];
    painted.value = view && of ? of.paintOf(view, chosenInstance.value, places.value) : [];
  };
  // The views come first: whoever steps waits for them, and the marks follow at once.
  watch([shown, model, places, chosenInstance], () => {
    if (!isDue) setTimeout(paint);
    isDue = true;
  });
  return painted;
}

function byFile(painted: readonly PaintedLine[], chosen: readonly SourceLine[], edited: readonly string[]): Paints {
  const paths = new Set([...painted, ...chosen].map(({ file }) => file).filter((file) => !edited.includes(file)));
  const paintOf = (path: string): FilePaint => ({
    lines: painted.filter(({ file }) => file === path),
    chosen: chosen.filter(({ file }) => file === path).map(({ line }) => line),
  });
  return Object.fromEntries([...paths].map((path) => [path, paintOf(path)]));
}

/** Alt and comma, Alt and full stop: to the history event before, or after. */
export function moveByKey(event: KeyboardEvent, move: (by: -1 | 1) => void): void {
  const by = event.code === 'Comma' ? -1 : event.code === 'Period' ? 1 : 0;
  if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  move(by);
}
