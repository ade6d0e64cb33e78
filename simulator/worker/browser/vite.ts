// Vite settings that let the two Azure packages run in a browser. Used by the site and by the tests that run in Chromium.
//
// Owns:   which module stands in for a Node built-in or for a package that is heavy or wants a network.
// Never:  replaces `durable-functions` or `@azure/functions` themselves.

import { fileURLToPath } from 'node:url';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** For `resolve.alias`. Each pattern matches a whole specifier, or `url` would also match within other names. */
export const simulatorAlias: { find: RegExp; replacement: string }[] = [
  // What the Azure Functions worker provides at run time; on npm there is no such package.
  { find: /^@azure\/functions-core$/, replacement: here('../functions-core.ts') },
  // Node built-ins.
  { find: /^(node:)?crypto$/, replacement: here('crypto.ts') },
  { find: /^(node:)?buffer$/, replacement: here('buffer.ts') },
  { find: /^(node:)?events$/, replacement: here('events.ts') },
  { find: /^(node:)?util$/, replacement: here('util.ts') },
  { find: /^(node:)?url$/, replacement: here('url.ts') },
  { find: /^(node:)?process$/, replacement: here('process.ts') },
  { find: /^(node:)?(net|https?|stream)$/, replacement: here('network.ts') },
  // Packages that are heavy or want a network.
  { find: /^axios$/, replacement: here('axios.ts') },
  { find: /^validator$/, replacement: here('validator.ts') },
  { find: /^@opentelemetry\/api$/, replacement: here('open-telemetry.ts') },
  // The SDK calls what `require` gives it here, so these stay CommonJS.
  { find: /^debug$/, replacement: here('debug.cjs') },
  { find: /^lodash\/cloneDeep$/, replacement: here('clone-deep.cjs') },
  { find: /^moment$/, replacement: here('moment.cjs') },
  { find: /^ts-interface-checker$/, replacement: here('ts-interface-checker.ts') },
];

/** For `optimizeDeps.include`: without it a development server finds these late and reloads the page in the middle of something. */
export const simulatorOptimize: string[] = ['durable-functions', '@azure/functions', '@sinonjs/fake-timers', 'sucrase'];
