// Protocol: the messages between a host and a worker that runs elsewhere (a thread, a Web Worker, a process).
//
// Owns:   the shape of the messages and of the end of a channel that carries them.
// Never:  carries a function or a class instance; everything survives a structured clone.
//
// P1. Every `load`, `invoke` and `advance` has a number and gets exactly one answer with that number, unless the worker is ended.
// P2. Messages keep their order. The worker says which file it evaluates before it does, so a hang has a name.

import type {
  AppSources,
  AppWait,
  Invocation,
  InvocationOutcome,
  LoadedApp,
  SourceLocation,
  WorkerLog,
  WorkerRequest,
  WorkerResponse,
  WorkerTime,
} from '#core';

/** What the host sends. */
export type ToWorker =
  | { readonly kind: 'load'; readonly call: number; readonly app: AppSources; readonly time?: WorkerTime }
  | { readonly kind: 'invoke'; readonly call: number; readonly invocation: Invocation }
  | { readonly kind: 'advance'; readonly call: number; readonly nowMs: number }
  | { readonly kind: 'answer'; readonly request: number; readonly response: WorkerResponse }
  | { readonly kind: 'refuse'; readonly request: number; readonly message: string };

/** What the worker sends. */
export type ToHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'evaluating'; readonly file: string }
  | { readonly kind: 'loaded'; readonly call: number; readonly app: LoadedApp }
  | { readonly kind: 'not-loaded'; readonly call: number; readonly sentence: string; readonly source?: SourceLocation }
  | { readonly kind: 'invoked'; readonly call: number; readonly outcome: InvocationOutcome }
  | { readonly kind: 'advanced'; readonly call: number }
  | { readonly kind: 'broken'; readonly call: number; readonly message: string }
  | { readonly kind: 'waits'; readonly wait: AppWait }
  | { readonly kind: 'log'; readonly entry: WorkerLog }
  | { readonly kind: 'request'; readonly request: number; readonly message: WorkerRequest };

/** One end of a channel. */
export interface ProtocolPort<Sent, Received> {
  post(message: Sent): void;
  /** Sets the one listener; messages that came before it are kept for it. */
  listen(listener: (message: Received) => void): void;
}

/** The end of a channel that a MessagePort is, with its methods taken once, so that nobody can exchange them later. */
export function portOf<Sent, Received>(port: MessagePort): ProtocolPort<Sent, Received> {
  const post = port.postMessage.bind(port);
  return {
    post: (message) => {
      post(message);
    },
    listen: (listener) => {
      port.onmessage = (event: MessageEvent<Received>) => {
        listener(event.data);
      };
    },
  };
}
