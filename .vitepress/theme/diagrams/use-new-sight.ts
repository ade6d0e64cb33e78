import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Sight } from './sight.ts';

/**
 * What is new in a drawing while the reader watches: it may stand out of sight. Call it in a component's setup.
 *
 * @param count how many things there are, one after the other.
 * @param sightOfNewest where the last one stands.
 */
export function useNewSight(
  count: () => number,
  sightOfNewest: () => Sight | undefined,
): Readonly<ShallowRef<Sight | undefined>> {
  const sight = shallowRef<Sight>();
  watch(count, (now, before) => {
    if (before > 0 && now > before) sight.value = sightOfNewest();
  });
  return sight;
}
