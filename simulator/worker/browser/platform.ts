// Browser platform: the SDK as the bundler packs it, in a Web Worker.

import './globals.ts';
import * as azureFunctions from '@azure/functions';
import * as durableFunctions from 'durable-functions';
import type { EngineSyntaxError } from '../app-script.ts';
import type { WorkerPlatform } from '../platform.ts';
import process from './process.ts';
import { withinSdkTime } from './sdk-time.ts';

const { setTimeout } = globalThis;

/** The platform of this Web Worker. Make it before the app can change a global. */
export function browserPlatform(): WorkerPlatform {
  return {
    durableFunctions: unwrapped(durableFunctions),
    azureFunctions: unwrapped(azureFunctions),
    process,
    env: process.env,
    fetch: (input) => Promise.reject(new TypeError(noNetwork(input))),
    ownsScope: true,
    within: withinSdkTime,
    locateSyntaxError,
  };
}

function noNetwork(input: string | URL | Request): string {
  const url = input instanceof Request ? input.url : String(input);
  return `fetch cannot reach ${url}: the page has no network; only the app's own host at http://localhost:7071 answers.`;
}

/** Bundlers differ in where they put what a CommonJS module exports. */
function unwrapped<T extends object>(namespace: T): T {
  return 'app' in namespace ? namespace : (namespace as { default: T }).default;
}

/** The engine says where only when it reports an error that nobody caught, so the script is compiled once more and not caught. */
function locateSyntaxError({ file, code }: EngineSyntaxError): ReturnType<WorkerPlatform['locateSyntaxError']> {
  return new Promise((resolve) => {
    const report = (event: ErrorEvent): void => {
      event.preventDefault();
      resolve(event.lineno > 0 ? { file, line: event.lineno, column: event.colno } : undefined);
    };
    addEventListener('error', report, { once: true });
    setTimeout(() => {
      (0, eval)(code);
      // The engine has changed its mind.
      removeEventListener('error', report);
      resolve(undefined);
    });
  });
}
