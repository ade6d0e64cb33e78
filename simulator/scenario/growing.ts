// Growing: what is written of the records of a run that goes on, without writing it anew each time that somebody looks.
//
// Owns:   which records are in what was written.

import type { HubRecord } from '#core';

/** Writes records, one after the other. */
export interface RecordWriter {
  add(record: HubRecord): void;
}

/** What was written of a run. Another run, or an earlier moment, is written anew. */
export class Growing<Writer extends RecordWriter> {
  readonly #begin: (records: readonly HubRecord[], startMs: number) => Writer;
  readonly #changesWritten: (record: HubRecord) => boolean;
  #count = 0;
  #last: HubRecord | undefined;
  #startMs = NaN;
  #writer: Writer | undefined;

  /**
   * @param begin makes a writer for these records, before it is given any of them.
   * @param changesWritten whether what was written may be otherwise once this record is there; default never.
   */
  constructor(
    begin: (records: readonly HubRecord[], startMs: number) => Writer,
    changesWritten: (record: HubRecord) => boolean = () => false,
  ) {
    this.#begin = begin;
    this.#changesWritten = changesWritten;
  }

  /**
   * The writer, when it has written these records and no others.
   *
   * @param startMs the instant that counts as the beginning, in milliseconds since the Unix epoch.
   */
  of(records: readonly HubRecord[], startMs: number): Writer {
    const isSameRun = startMs === this.#startMs && records[this.#count - 1] === this.#last;
    const kept = isSameRun && !records.slice(this.#count).some(this.#changesWritten) ? this.#writer : undefined;
    const writer = kept ?? this.#begin(records, startMs);
    for (const record of records.slice(kept ? this.#count : 0)) writer.add(record);
    [this.#count, this.#last, this.#startMs, this.#writer] = [records.length, records.at(-1), startMs, writer];
    return writer;
  }
}
