// Seal: closes the ways by which code in this process could reach outside it, before an app is loaded.
//
// Owns:   what of `process` and of Node's modules an app cannot call here.
// Never:  the only wall. Node's permission model and, where there is one, the system's own sandbox stand around the process
//         (sealed-process.ts); what this file closes is what the permission model leaves open: the network, signals, and
//         the handles of the process's own channel.
//
// S1. What is closed throws one sentence; code that only asks whether something is there finds a function.
// S2. The worker takes what it needs for itself before it seals the process.

import dgram from 'node:dgram';
import dns from 'node:dns';
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import inspector from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import v8 from 'node:v8';
import wasi from 'node:wasi';
import workerThreads from 'node:worker_threads';

/** The members of `process` that reach outside: to other processes, to native code, to the handles that are open here. */
const closedOfProcess = [
  '_debugEnd',
  '_debugProcess',
  '_getActiveHandles',
  '_getActiveRequests',
  '_kill',
  '_linkedBinding',
  '_rawDebug',
  '_startProfilerIdleNotifier',
  '_stopProfilerIdleNotifier',
  'abort',
  'binding',
  'chdir',
  'disconnect',
  'dlopen',
  'exit',
  'getActiveResourcesInfo',
  'getBuiltinModule',
  'initgroups',
  'kill',
  'loadEnvFile',
  'openStdin',
  'reallyExit',
  'send',
  'setegid',
  'seteuid',
  'setgid',
  'setgroups',
  'setuid',
  'umask',
];

/** Modules of which nothing may be called. */
const closedModules = { childProcess, cluster, dgram, dns, dnsPromises: dns.promises, inspector, wasi, workerThreads };

/** Members of modules of which the rest is harmless, or needed. */
const closedMembers: readonly (readonly [object, readonly string[]])[] = [
  [net.Socket.prototype, ['connect']],
  [net.Server.prototype, ['listen']],
  [net, ['connect', 'createConnection', 'createServer']],
  [dns.Resolver.prototype, Object.getOwnPropertyNames(dns.Resolver.prototype).filter((name) => name !== 'constructor')],
  [dgram.Socket.prototype, ['bind', 'connect', 'send']],
  [v8, ['setFlagsFromString', 'writeHeapSnapshot', 'getHeapSnapshot', 'setHeapSnapshotNearHeapLimit']],
];

/** The global names that open connections. */
const closedGlobals = ['fetch', 'WebSocket', 'EventSource'];

/** Closes this process (S2). Cannot be undone. */
export function seal(): void {
  closeAll(process, closedOfProcess);
  for (const module of Object.values(closedModules)) closeAll(module, functionsOf(module));
  for (const [owner, names] of closedMembers) closeAll(owner, names);
  closeAll(globalThis, closedGlobals);
  Object.defineProperty(process, 'report', { value: undefined });
  syncBuiltinESMExports();
}

function functionsOf(module: object): string[] {
  return Object.keys(module).filter((name) => typeof (module as Record<string, unknown>)[name] === 'function');
}

function closeAll(owner: object, names: readonly string[]): void {
  for (const name of names) if (name in owner) close(owner, name);
}

/** A getter that cannot be replaced stays; those are of no use without what is closed beside them. */
function close(owner: object, name: string): void {
  const value = function closed(): never {
    throw new Error(`${name} is not there while an app is graded: it may reach nothing outside itself.`);
  };
  if (Object.getOwnPropertyDescriptor(owner, name)?.configurable === false) return;
  Object.defineProperty(owner, name, { value, writable: false, configurable: false });
}
