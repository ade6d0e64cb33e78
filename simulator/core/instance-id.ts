// Instance id: which ids of an orchestration Azure documents as valid.
//
// Owns:   the rules for ids that a client gives.
// Never:  refuses one: the newest host does not (host semantics §7.9). Ids of sub-orchestrations (dispatch.ts) and entities
//         (entity-id.ts) have rules of their own.

const MAX_LENGTH = 256;
const FORBIDDEN = /[/\\#?\p{Cc}]/u;

/** What is wrong with an id that a client gives, as a clause such as `begins with "@"`; undefined where nothing is. */
export function faultOfId(instanceId: string): string | undefined {
  if (instanceId.startsWith('@')) return 'begins with "@"';
  const [found] = FORBIDDEN.exec(instanceId) ?? [];
  if (found !== undefined) return `holds ${JSON.stringify(found)}`;
  return instanceId.length > MAX_LENGTH ? `is longer than ${MAX_LENGTH} characters` : undefined;
}
