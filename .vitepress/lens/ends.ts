// Ends: what an instance comes to in each of two runs.

import type { InstanceStatus } from '#core';
import type { InstancePair } from '#scenario';

/** One thing that an instance comes to; a side is undefined where the instance is not there. */
export interface End {
  readonly what: string;
  readonly here: string | undefined;
  readonly there: string | undefined;
  readonly isSame: boolean;
}

/** Status, output and custom status of both. */
export function endsOf({ here, there }: InstancePair): End[] {
  const compared = (what: string, read: (one: InstanceStatus) => string): End => {
    const [a, b] = [here && read(here), there && read(there)];
    return { what, here: a, there: b, isSame: a === b };
  };
  return [
    compared('Status', ({ runtimeStatus }) => runtimeStatus),
    compared('Output', ({ output }) => JSON.stringify(output ?? null)),
    compared('Custom status', ({ customStatus }) => JSON.stringify(customStatus ?? null)),
  ];
}
