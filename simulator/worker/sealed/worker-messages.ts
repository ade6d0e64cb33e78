// Worker messages: what a worker that is not trusted may send, as a schema.
//
// Owns:   whether something that arrived is a message of the protocol (protocol.ts), and which members of it are taken.
// Never:  decides what follows from one.
//
// M1. Only known members are taken: what else a message has is dropped with it.
// M2. The host may rely on every type that protocol.ts promises; what the texts and values say is the app's own affair.

import * as v from 'valibot';
import type { ToHost } from '../protocol.ts';

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const byName = <Schema extends v.GenericSchema>(schema: Schema) => v.record(text, schema);
const source = v.object({ file: text, line: number, column: v.exactOptional(number) });
const call = number;

const binding = v.object({
  type: text,
  direction: v.picklist(['in', 'out']),
  name: v.exactOptional(text),
  route: v.exactOptional(text),
  methods: v.exactOptional(v.array(text)),
  authLevel: v.exactOptional(text),
});

const loadedApp = v.object({
  functions: v.array(
    v.object({
      name: text,
      bindings: byName(binding),
      source: v.exactOptional(source),
      handler: v.exactOptional(v.picklist(['function', 'async function', 'generator', 'async generator'])),
    }),
  ),
  idleFiles: v.array(text),
  rpcBaseUrl: text,
});

const bytes = v.instance(Uint8Array);
const cookie = v.object({
  name: text,
  value: text,
  domain: v.exactOptional(text),
  path: v.exactOptional(text),
  expiresSeconds: v.exactOptional(number),
  maxAge: v.exactOptional(number),
  secure: v.exactOptional(v.boolean()),
  httpOnly: v.exactOptional(v.boolean()),
  sameSite: v.exactOptional(v.picklist(['lax', 'strict', 'none'])),
});
const http = v.object({
  method: v.exactOptional(text),
  url: v.exactOptional(text),
  headers: v.exactOptional(byName(text)),
  query: v.exactOptional(byName(text)),
  params: v.exactOptional(byName(text)),
  body: v.exactOptional(v.union([v.object({ bytes }), v.object({ string: text })])),
  statusCode: v.exactOptional(text),
  cookies: v.exactOptional(v.array(cookie)),
});
const typedData = v.object({
  string: v.exactOptional(text),
  json: v.exactOptional(text),
  bytes: v.exactOptional(bytes),
  int: v.exactOptional(v.union([number, text])),
  double: v.exactOptional(v.number()),
  http: v.exactOptional(http),
});

const durableCall = v.object({
  api: text,
  target: v.exactOptional(text),
  source: v.exactOptional(source),
  holds: v.exactOptional(v.array(number)),
});
const impureKind = v.picklist(['clock', 'chance', 'id', 'timer', 'later', 'request', 'environment']);
const impureCall = v.object({ api: text, kind: impureKind, source: v.exactOptional(source) });
const observed = {
  calls: v.array(durableCall),
  impure: v.exactOptional(v.array(impureCall)),
};
const outcome = v.variant('status', [
  v.object({ status: v.literal('succeeded'), returnValue: v.nullable(typedData), ...observed }),
  v.object({
    status: v.literal('failed'),
    message: text,
    stack: text,
    source: v.exactOptional(source),
    ...observed,
  }),
]);

const log = v.object({
  level: v.picklist(['trace', 'debug', 'information', 'warning', 'error', 'critical']),
  category: v.picklist(['user', 'system']),
  text,
  invocationId: v.exactOptional(text),
});
const request = v.object({ method: text, url: text, headers: byName(text), body: v.exactOptional(text) });

const message = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('evaluating'), file: text }),
  v.object({ kind: v.literal('loaded'), call, app: loadedApp }),
  v.object({ kind: v.literal('not-loaded'), call, sentence: text, source: v.exactOptional(source) }),
  v.object({ kind: v.literal('invoked'), call, outcome }),
  v.object({ kind: v.literal('advanced'), call }),
  v.object({ kind: v.literal('broken'), call, message: text }),
  v.object({ kind: v.literal('waits'), wait: v.object({ dueMs: number, invocationIds: v.array(text) }) }),
  v.object({ kind: v.literal('log'), entry: log }),
  v.object({ kind: v.literal('request'), request: number, message: request }),
]);

/** What arrived as a message of the protocol; undefined where it is none. */
export function toWorkerMessage(arrived: unknown): ToHost | undefined {
  const { success, output } = v.safeParse(message, arrived);
  return success ? output : undefined;
}
