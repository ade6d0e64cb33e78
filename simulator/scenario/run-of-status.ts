// Run of a status: from a status that a scenario answered back to the records of its run.
//
// Owns:   the hidden link. A matcher sees the status alone, and has to say what the host noticed in the run.
// Never:  shows: the link is not enumerated, compared, copied or sent.
//
// R1. The link has a name that every copy of this file knows. A runner evaluates modules anew for each test file, and the
//     setup file, from which the matchers come, may have another copy than the test.

import type { HubRecord, InstanceStatus } from '#core';

/** R1. */
const RECORDS = Symbol.for('durable-functions-workshop.records-of-status');

/** The same status, with the records of its run; what is recorded later is among them. */
export function linkedToRun(status: InstanceStatus, records: readonly HubRecord[]): InstanceStatus {
  return Object.defineProperty(status, RECORDS, { value: records });
}

/** The records of the run from which a status comes; none where it does not come from a scenario. */
export function recordsBeside(status: object): readonly HubRecord[] {
  return RECORDS in status ? (status[RECORDS] as readonly HubRecord[]) : [];
}
