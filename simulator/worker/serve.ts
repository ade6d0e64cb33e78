// Serve: the worker's side of the protocol.

import { AppLoadError, formatLocation, type WorkerHost, type WorkerResponse, type WorkerTime } from '#core';
import { LocalWorker } from './local-worker.ts';
import type { WorkerPlatform } from './platform.ts';
import type { ProtocolPort, ToHost, ToWorker } from './protocol.ts';
import { toError } from './thrown-value.ts';

/** Runs a worker behind a port, from now on. Answers it, for those who catch what no invocation does. */
export function serve(port: ProtocolPort<ToHost, ToWorker>, platform: WorkerPlatform): LocalWorker {
  const worker = new LocalWorker(platform, (file) => {
    port.post({ kind: 'evaluating', file });
  });
  const host = hostBehind(port);
  port.listen((message) => {
    switch (message.kind) {
      case 'load':
        return void worker.load(message.app, withTime(host, message.time)).then(
          (app) => {
            port.post({ kind: 'loaded', call: message.call, app });
          },
          (error: unknown) => {
            port.post(notLoaded(message.call, error));
          },
        );
      case 'invoke':
        return void worker.invoke(message.invocation).then(
          (outcome) => {
            port.post({ kind: 'invoked', call: message.call, outcome });
          },
          (error: unknown) => {
            port.post({ kind: 'broken', call: message.call, message: toError(error).message });
          },
        );
      case 'advance':
        return void worker.advance(message.nowMs).then(() => {
          port.post({ kind: 'advanced', call: message.call });
        });
      case 'answer':
        return host.settle(message.request, (request) => {
          request.resolve(message.response);
        });
      case 'refuse':
        return host.settle(message.request, (request) => {
          request.reject(new Error(message.message));
        });
    }
  });
  port.post({ kind: 'ready' });
  return worker;
}

interface OpenRequest {
  resolve(response: WorkerResponse): void;
  reject(error: Error): void;
}

/** The host as the app sees it, on the other side of the port. */
function hostBehind(
  port: ProtocolPort<ToHost, ToWorker>,
): WorkerHost & { settle(request: number, settle: (request: OpenRequest) => void): void } {
  const open = new Map<number, OpenRequest>();
  let last = 0;
  return {
    log: (entry) => {
      port.post({ kind: 'log', entry });
    },
    waits: (wait) => {
      port.post({ kind: 'waits', wait });
    },
    request: (message) =>
      new Promise((resolve, reject) => {
        const request = (last += 1);
        open.set(request, { resolve, reject });
        port.post({ kind: 'request', request, message });
      }),
    settle: (request, settle) => {
      const waiting = open.get(request);
      open.delete(request);
      if (waiting) settle(waiting);
    },
  };
}

function withTime(host: WorkerHost, time: WorkerTime | undefined): WorkerHost {
  return time ? { ...host, time: () => time } : host;
}

function notLoaded(call: number, thrown: unknown): ToHost {
  if (!(thrown instanceof AppLoadError)) return { kind: 'broken', call, message: toError(thrown).message };
  const { message, source } = thrown;
  // The class puts the place before the sentence; it will do so again on the other side.
  const sentence = source ? message.slice(`${formatLocation(source)}: `.length) : message;
  return { kind: 'not-loaded', call, sentence, ...(source && { source }) };
}
