// `npm run build:kit`: builds the package into dist/.

import { buildKit } from './build.ts';

await buildKit();
