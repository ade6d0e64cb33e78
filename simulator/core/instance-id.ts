// Instance id: which ids an orchestration may be started with (host semantics §7.9).
//
// Owns:   the rules for ids that a client gives.
// Never:  looks at ids of sub-orchestrations (dispatch.ts) and entities (entity-id.ts).

import { InvalidInstanceIdError } from './errors.ts';

const MAX_LENGTH = 256;
const FORBIDDEN = /[/\\#?\p{Cc}]/u;

/** @throws {InvalidInstanceIdError} the host starts nothing under this id. */
export function refuseInvalidId(instanceId: string): void {
  if (instanceId.startsWith('@')) {
    throw new InvalidInstanceIdError('Orchestration instance ids must not start with @.');
  }
  if (FORBIDDEN.test(instanceId)) {
    throw new InvalidInstanceIdError('Orchestration instance ids must not contain /, \\, #, ?, or control characters.');
  }
  if (instanceId.length > MAX_LENGTH) {
    throw new InvalidInstanceIdError(`Instance ID lengths must not exceed ${MAX_LENGTH} characters.`);
  }
}
