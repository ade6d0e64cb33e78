// Thin port: the protocol between a hub and a Web Worker, without what a message repeats of one before.
//
// Every episode brings the history of its execution again, and its answer all durable calls; of a long history that is most of
// what an episode costs. Here only what is new of them crosses (growing-lists.ts).
//
// T1. Neither end of the protocol notices. Short histories, few calls, and other long texts cross as they are.
// T2. A message that cannot be sent leaves nothing behind at one end alone.

import type { Invocation, InvocationOutcome } from '#core';
import { TextReceiver, TextSender, type Sent } from './growing-lists.ts';
import { portOf, type ProtocolPort, type ToHost, type ToWorker } from './protocol.ts';
import { CallsReceiver, CallsSender, withoutStandings, withStandings, type SentCalls } from './sent-calls.ts';

const LONG_TEXT = 8_192;
const HISTORY = '{"history":[';

/** An invocation whose text is sent beside it. */
interface ThinInvoke {
  readonly kind: 'thin invoke';
  readonly call: number;
  readonly invocation: Invocation;
  /** The binding that has it. */
  readonly name: string;
  readonly text: Sent<string>;
}

/** An outcome whose calls are sent beside it. */
interface ThinInvoked {
  readonly kind: 'thin invoked';
  readonly call: number;
  readonly outcome: InvocationOutcome;
  readonly sent: SentCalls;
}

/** The hub's end. */
export function thinHubPort(port: MessagePort): ProtocolPort<ToWorker, ToHost> {
  const inner = portOf<ToWorker | ThinInvoke, ToHost | ThinInvoked>(port);
  const texts = new TextSender();
  const calls = new CallsReceiver();
  return {
    post: (message) => {
      const thin = message.kind === 'invoke' ? thinInvoke(message, texts) : null;
      postOrForget(inner, thin ?? message, texts);
    },
    listen: (listener) => {
      inner.listen((message) => {
        listener(message.kind === 'thin invoked' ? wholeInvoked(message, calls) : message);
      });
    },
  };
}

/** The Web Worker's end. */
export function thinWorkerPort(port: MessagePort): ProtocolPort<ToHost, ToWorker> {
  const inner = portOf<ToHost | ThinInvoked, ToWorker | ThinInvoke>(port);
  const calls = new CallsSender();
  const texts = new TextReceiver();
  return {
    post: (message) => {
      const thin = message.kind === 'invoked' ? thinInvoked(message, calls) : null;
      postOrForget(inner, thin ?? message, calls);
    },
    listen: (listener) => {
      inner.listen((message) => {
        listener(message.kind === 'thin invoke' ? wholeInvoke(message, texts) : message);
      });
    },
  };
}

/** T2. */
function postOrForget<Sent>(
  port: Pick<ProtocolPort<Sent, unknown>, 'post'>,
  message: Sent,
  sender: { forget(): void },
): void {
  try {
    port.post(message);
  } catch (error) {
    sender.forget();
    throw error;
  }
}

function thinInvoke({ call, invocation }: Extract<ToWorker, { kind: 'invoke' }>, texts: TextSender): ThinInvoke | null {
  const { inputs } = invocation;
  const long = Object.entries(inputs).find(([, { string }]) => string !== undefined && isLongHistory(string));
  if (long?.[1].string === undefined) return null;
  const [name, { string, ...others }] = long;
  const rest = { ...invocation, inputs: { ...inputs, [name]: others } };
  return { kind: 'thin invoke', call, invocation: rest, name, text: texts.send(string) };
}

function isLongHistory(text: string): boolean {
  return text.length >= LONG_TEXT && text.startsWith(HISTORY);
}

function wholeInvoke({ call, invocation, name, text }: ThinInvoke, texts: TextReceiver): ToWorker {
  const { inputs } = invocation;
  const whole = { ...inputs, [name]: { ...inputs[name], string: texts.receive(text) } };
  return { kind: 'invoke', call, invocation: { ...invocation, inputs: whole } };
}

function thinInvoked({ call, outcome }: Extract<ToHost, { kind: 'invoked' }>, sender: CallsSender): ThinInvoked | null {
  const runs = outcome.ran ? [outcome.ran] : [];
  const sent = sender.send({ calls: outcome.calls, standings: runs.map(({ standings }) => standings) });
  if (!sent) return null;
  const [ran] = withoutStandings(runs);
  return { kind: 'thin invoked', call, outcome: { ...outcome, calls: [], ...(ran ? { ran } : {}) }, sent };
}

function wholeInvoked({ call, outcome, sent }: ThinInvoked, receiver: CallsReceiver): ToHost {
  const { calls, standings } = receiver.receive(sent);
  const [ran] = withStandings(outcome.ran ? [outcome.ran] : [], standings);
  return { kind: 'invoked', call, outcome: { ...outcome, calls, ...(ran ? { ran } : {}) } };
}
