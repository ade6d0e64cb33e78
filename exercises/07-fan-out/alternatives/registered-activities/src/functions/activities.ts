import * as df from 'durable-functions';

export const getStations = df.app.activity('GetStations', {
  handler: (region: string) => [`${region} 1`, `${region} 2`],
});

export const readTemperature = df.app.activity('ReadTemperature', {
  handler: (station: string) => station.length / 2,
});
