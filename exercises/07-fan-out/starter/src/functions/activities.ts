import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// Both activities are complete. They stand for real work, such as asking weather stations over the radio.

interface Station {
  readonly celsius: number;
  /** How long the station takes to answer. */
  readonly seconds: number;
}

const regions: Readonly<Record<string, readonly string[]>> = {
  alps: ['Summit', 'Hut', 'Glacier', 'Village'],
  coast: ['Lighthouse', 'Harbour'],
  desert: [],
};

const stations: Readonly<Record<string, Station>> = {
  Summit: { celsius: -11.5, seconds: 9 },
  Hut: { celsius: 0, seconds: 2 },
  Village: { celsius: 7.5, seconds: 5 },
  Lighthouse: { celsius: 12, seconds: 4 },
  Harbour: { celsius: 13.5, seconds: 1 },
};

df.app.activity('GetStations', {
  handler: (region: string): readonly string[] => {
    const names = regions[region];
    if (!names) throw new Error(`There is no region ${region}.`);
    return names;
  },
});

df.app.activity('ReadTemperature', {
  handler: async (
    name: string,
    context: InvocationContext,
  ): Promise<number> => {
    const station = stations[name];
    if (!station) throw new Error(`The station ${name} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, station.seconds * 1000));
    context.log(name, 'answers', station.celsius);
    return station.celsius;
  },
});
