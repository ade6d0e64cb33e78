// Errors: what a task hub throws to those who call it. Texts that the real host also has are the host's own.
//
// Owns:   one class per thing that a caller may want to tell apart, each with a stable `code`.
// Never:  describes a failure inside an orchestration; that is history.

/** The instance exists and has not finished (host semantics §7.7). */
export class InstanceExistsError extends Error {
  readonly code = 'instance-exists';
  constructor(runtimeStatus: string) {
    super(`An Orchestration instance with the status ${runtimeStatus} already exists.`);
    this.name = 'InstanceExistsError';
  }
}

/** There is no such instance (host semantics §8.3). */
export class InstanceNotFoundError extends Error {
  readonly code = 'instance-not-found';
  constructor(instanceId: string) {
    super(`No instance with ID '${instanceId}' found.`);
    this.name = 'InstanceNotFoundError';
  }
}

/** The instance is in a state in which this can't be done; the text is the host's (host semantics §7.4, §7.9). */
export class InstanceStateError extends Error {
  readonly code = 'instance-state';
  constructor(message: string) {
    super(message);
    this.name = 'InstanceStateError';
  }
}

/** A loop exceeded its budget. */
export class RunawayError extends Error {
  readonly code = 'runaway';
  constructor(message: string) {
    super(message);
    this.name = 'RunawayError';
  }
}
