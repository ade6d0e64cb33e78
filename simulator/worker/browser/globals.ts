// Globals: the names of Node that both Azure packages use without importing them. Import this before them.

import { Buffer } from './buffer.ts';
import process from './process.ts';

const scope = globalThis as unknown as Record<string, unknown>;
scope['process'] ??= process;
scope['Buffer'] ??= Buffer;
scope['global'] ??= globalThis;
