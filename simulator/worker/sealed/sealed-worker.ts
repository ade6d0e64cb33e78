// Sealed worker: what runs in the process in which sealed-process.ts runs an app that nobody trusts.
//
// Owns:   the channel to the host, and closing this process before an app arrives.
// Never:  outlives its host while it answers; one that spins is ended by the limit on its processor time.

import { Socket } from 'node:net';
import { nodePlatform } from '../node-platform.ts';
import type { ToHost, ToWorker } from '../protocol.ts';
import { serve } from '../serve.ts';
import { framedPort } from '../frames.ts';
import { seal } from './seal.ts';

/** Where in the descriptors the channel is; 0 to 2 are the standard streams. */
const CHANNEL = 3;

const channel = new Socket({ fd: CHANNEL, readable: true, writable: true });
const port = framedPort<ToHost, ToWorker>(channel);
// `process.exit` calls this one, which the seal closes.
const end = (process as unknown as { reallyExit(code: number): never }).reallyExit.bind(process, 0);

channel.on('error', end).on('close', end);

// Who prints waits until it is read. So what is printed too much is noticed where it is printed, and not some checks later.
for (const { _handle } of [process.stdout, process.stderr] as { _handle?: { setBlocking?(blocks: boolean): void } }[]) {
  _handle?.setBlocking?.(true);
}

const [, , seenFrom] = process.argv;
const platform = nodePlatform(seenFrom);
seal();

const worker = serve(
  port,
  // What the seal has put in the place of `fetch` is what an app finds for addresses that are not the hub's.
  { ...platform, fetch: globalThis.fetch },
);

// Something that the app left running and nobody waited for: it fails no invocation, and it ends no worker.
const leftBehind = (thrown: unknown): void => {
  worker.strayError(thrown);
};
process.on('uncaughtException', leftBehind);
process.on('unhandledRejection', leftBehind);
