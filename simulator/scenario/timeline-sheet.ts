// Timeline sheet: the paper on which a timeline is written.
//
// Owns:   the columns, the rows in their order, and which row is free for another stretch.
// Never:  knows a record.

import type {
  TimelineMark,
  TimelineModel,
  TimelineMoment,
  TimelineRow,
  TimelineRowKind,
  TimelineState,
  TimelineStretch,
  WaitKind,
} from './timeline-model.ts';

/** What a stretch says; where and when it begins is the sheet's business. */
type StretchParts = Pick<TimelineStretch, 'state' | 'words'> & { readonly on?: readonly WaitKind[] };

/** Where a moment stands. */
interface Place {
  /** The column. */
  readonly at: number;
  readonly atMs: number;
}

/** A row while it is written. */
export class TimelineTrack {
  readonly key: string;
  readonly kind: TimelineRowKind;
  readonly label: string;
  readonly detail: string;
  readonly #place: () => Place;
  readonly #stretches: TimelineStretch[] = [];
  readonly #marks: TimelineMark[] = [];
  #open: (Place & StretchParts) | null = null;

  constructor(row: Pick<TimelineRow, 'key' | 'kind' | 'label' | 'detail'>, place: () => Place) {
    this.key = row.key;
    this.kind = row.kind;
    this.label = row.label;
    this.detail = row.detail;
    this.#place = place;
  }

  /** The state of the stretch that goes on; null between two. */
  get state(): TimelineState | null {
    return this.#open?.state ?? null;
  }

  /** Something that takes this one moment. */
  tick(words: string): void {
    const { at, atMs } = this.#place();
    this.end();
    this.#stretches.push({ from: at, to: at + 1, fromMs: atMs, toMs: atMs, state: 'working', on: [], words });
  }

  /** A stretch that begins in this moment, or right after it. */
  begin(parts: StretchParts, from: 'now' | 'after' = 'after'): void {
    const { at, atMs } = this.#place();
    this.end();
    this.#open = { ...parts, at: from === 'now' ? at : at + 1, atMs };
  }

  /** The stretch that goes on ends before this moment, or with it. */
  end(to: 'before' | 'with' = 'before'): void {
    if (!this.#open) return;
    const { at, atMs } = this.#place();
    this.#stretches.push(closed(this.#open, { at: to === 'with' ? at + 1 : at, atMs }));
    this.#open = null;
  }

  mark(kind: TimelineMark['kind'], words: string): void {
    this.#marks.push({ ...this.#place(), kind, words });
  }

  /** Whether nothing of it reaches into this moment. */
  get isFree(): boolean {
    return this.#open === null && (this.#stretches.at(-1)?.to ?? 0) <= this.#place().at;
  }

  /** The column in which it begins. */
  get first(): number {
    return Math.min(this.#stretches[0]?.from ?? Infinity, this.#open?.at ?? Infinity, this.#marks[0]?.at ?? Infinity);
  }

  row(depth: number, under: string | null): TimelineRow {
    const { key, kind, label, detail } = this;
    const stretches = [...this.#stretches, ...(this.#open ? [closed(this.#open, null)] : [])];
    return { key, kind, depth, under, label, detail, stretches, marks: [...this.#marks] };
  }
}

function closed({ at, atMs, state, words, on = [] }: Place & StretchParts, end: Place | null): TimelineStretch {
  return { from: at, to: end?.at ?? null, fromMs: atMs, toMs: end?.atMs ?? null, state, on, words };
}

/** Collects columns and rows. */
export class TimelineSheet {
  readonly #moments: TimelineMoment[] = [];
  readonly #tracks = new Map<string, TimelineTrack>();
  /** The rows that belong to a row. */
  readonly #under = new Map<string, TimelineTrack[]>();
  readonly #isUnder = new Set<string>();

  /** A new column. */
  turnTo(moment: TimelineMoment): void {
    this.#moments.push(moment);
  }

  /** All rows so far. */
  get tracks(): Iterable<TimelineTrack> {
    return this.#tracks.values();
  }

  /** The row of an instance or entity, made when it is first spoken of. */
  instance(id: string, name: string): TimelineTrack {
    const known = this.#tracks.get(id);
    if (known) return known;
    const isEntity = id.startsWith('@');
    return this.#track(
      { key: id, kind: isEntity ? 'entity' : 'orchestrator', label: isEntity ? id : name, detail: isEntity ? '' : id },
      null,
    );
  }

  /** The row of an instance that belongs to another one. */
  child(id: string, name: string, parent: TimelineTrack): TimelineTrack {
    return this.#tracks.get(id) ?? this.#track({ key: id, kind: 'orchestrator', label: name, detail: id }, parent.key);
  }

  /** A row for an activity or a timer: one of the same name that is free, or a new one. */
  work(kind: 'activity' | 'timer', name: string, owner: TimelineTrack): TimelineTrack {
    const alike = (this.#under.get(owner.key) ?? []).filter((track) => track.kind === kind && track.label === name);
    const free = alike.find((track) => track.isFree);
    if (free) return free;
    const key = `${owner.key} ${kind} ${name} ${String(alike.length)}`;
    return this.#track({ key, kind, label: name, detail: '' }, owner.key);
  }

  model(nowMs: number): TimelineModel {
    const roots = this.#ordered([...this.#tracks.values()].filter(({ key }) => !this.#isUnder.has(key)));
    return { moments: [...this.#moments], nowMs, rows: roots.flatMap((track) => this.#rows(track, 0, null)) };
  }

  #rows(track: TimelineTrack, depth: number, under: string | null): TimelineRow[] {
    const below = this.#ordered(this.#under.get(track.key) ?? []);
    return [track.row(depth, under), ...below.flatMap((one) => this.#rows(one, depth + 1, track.key))];
  }

  #ordered(tracks: readonly TimelineTrack[]): TimelineTrack[] {
    return [...tracks].sort((one, other) => one.first - other.first);
  }

  #track(row: Pick<TimelineRow, 'key' | 'kind' | 'label' | 'detail'>, owner: string | null): TimelineTrack {
    const track = new TimelineTrack(row, () => ({
      at: this.#moments.length - 1,
      atMs: this.#moments.at(-1)?.atMs ?? 0,
    }));
    this.#tracks.set(row.key, track);
    if (owner !== null) {
      this.#isUnder.add(row.key);
      this.#under.set(owner, [...(this.#under.get(owner) ?? []), track]);
    }
    return track;
  }
}
