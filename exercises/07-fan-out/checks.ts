// Checks of exercise 07: every sentence of the contract of the temperature report, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat, json, sameJson } from '../observations.ts';
import { REGION, Report, standIn, STATIONS } from './report.ts';
import type { StandIn } from './report.ts';

/** Stand-ins for as many readings as there are stations: the later one begins, the sooner it ends. */
const LAST_ANSWERS_FIRST: readonly StandIn[] = STATIONS.map((_station, index) => ({
  returns: 20.5 - index,
  takes: `${STATIONS.length - index} minutes`,
}));

const getsTheStations: Check = {
  id: 'gets-the-stations',
  title: 'GetStations is called once, with the region that the orchestration was started with',
  points: 10,
  hint: 'A task does nothing until you yield it. The input of the orchestration is in `context.df`.',
  async run(scenario) {
    await standIn(scenario, STATIONS, { returns: 4.5 });
    for (const region of [REGION, 'Öland / 2']) {
      const report = await Report.start(scenario, region);
      await scenario.untilIdle();
      const inputs = (await report.calls('GetStations')).map(({ input }) => input);
      expectThat(
        sameJson(inputs, [region]),
        `GetStations to be called once, with ${json(region)}`,
        await report.seen(),
      );
    }
  },
};

const readsEveryStation: Check = {
  id: 'reads-every-station',
  title: 'ReadTemperature is called once for each station, with its name',
  points: 10,
  hint: 'One call for each name, not one call with all of them.',
  async run(scenario) {
    for (const stations of [STATIONS, ['Lake'], ['B', 'A', 'C', 'E', 'D', 'F', 'G']]) {
      await standIn(scenario, stations, { returns: 4.5 });
      const report = await Report.start(scenario);
      await scenario.untilIdle();
      await report.expectEachReadOnce(stations, `when GetStations returns ${json(stations)}`);
    }
  },
};

const readsAtTheSameTime: Check = {
  id: 'reads-at-the-same-time',
  title: 'All stations are asked at the same time: none waits for the answer of another',
  points: 20,
  hint: 'A task begins when you yield it, not when you make it. To begin many, yield them as one.',
  async run(scenario) {
    await standIn(scenario, STATIONS, { returns: 4.5, takes: '10 minutes' });
    const report = await Report.start(scenario);
    await scenario.advance('9 minutes');
    await report.expectEachReadOnce(STATIONS, 'before the first of them has ended, after 10 minutes');
  },
};

const reportsInOrder: Check = {
  id: 'reports-in-order',
  title:
    'The report has the stations in the order of GetStations, each with its own temperature, whoever answers first',
  points: 15,
  hint: 'The results of `Task.all` are in the order of its tasks. Which station stands at the same place?',
  async run(scenario) {
    await standIn(scenario, STATIONS, {});
    const report = await Report.start(scenario);
    await report.beginReadings(LAST_ANSWERS_FIRST);
    await scenario.untilIdle();
    await report.expectReport(STATIONS, 'when the station that was asked last answers first');
  },
};

const zeroIsATemperature: Check = {
  id: 'zero-is-a-temperature',
  title: 'A station that reads 0 is reported with 0',
  points: 5,
  hint: 'In JavaScript 0 counts as false. How does your code see that a reading is missing?',
  async run(scenario) {
    await standIn(scenario, ['Hut', 'Lake'], { returns: 0 });
    const report = await Report.start(scenario);
    await scenario.untilIdle();
    await report.expectReport(['Hut', 'Lake'], 'when both stations read 0');
  },
};

const oneSilentStation: Check = {
  id: 'one-silent-station',
  title: 'When the reading of one station fails, its celsius is null, and all others are reported',
  points: 15,
  hint: '`Task.all` throws at the first failure, and its results are gone. But you still have the tasks: each of them can be yielded once more, and gives its own result or throws its own error.',
  async run(scenario) {
    for (const silent of ['Lake', 'Summit']) {
      const failing = { fails: 'No answer.', onlyFor: silent };
      await standIn(scenario, STATIONS, failing);
      const report = await Report.start(scenario);
      await report.beginReadings(LAST_ANSWERS_FIRST.map((reading) => ({ ...reading, ...failing })));
      await scenario.untilIdle();
      await report.expectReport(STATIONS, `when only ${silent} does not answer`);
    }
  },
};

const allSilent: Check = {
  id: 'all-silent',
  title: 'When the readings of all stations fail, the report has null for each of them',
  points: 5,
  hint: 'What your code does for one station that fails, it has to do for each.',
  async run(scenario) {
    await standIn(scenario, STATIONS, { fails: 'No answer.', takes: '1 minute' });
    const report = await Report.start(scenario);
    await scenario.untilIdle();
    await report.expectReport(STATIONS, 'when no station answers');
  },
};

const noStations: Check = {
  id: 'no-stations',
  title: 'The report of a region without stations is empty: []',
  points: 10,
  hint: '`Task.all` wants at least one task.',
  async run(scenario) {
    await standIn(scenario, [], { returns: 4.5 });
    const report = await Report.start(scenario);
    await scenario.untilIdle();
    const status = await scenario.status(report.id);
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, []);
    expectThat(
      holds,
      `${report.id} to be Completed with the output [] when there are no stations`,
      await report.seen(),
    );
  },
};

const noListNoReport: Check = {
  id: 'no-list-no-report',
  title: 'When GetStations fails, no station is asked, and the instance is Failed',
  points: 5,
  hint: 'An error that nobody catches ends the instance as Failed. Which errors does your code catch?',
  async run(scenario) {
    await standIn(scenario, STATIONS, { returns: 4.5 });
    await scenario.stub('GetStations', { fails: 'The list of stations is lost.' });
    const report = await Report.start(scenario);
    await scenario.untilIdle();
    const hasAskedForList = (await report.calls('GetStations')).length > 0;
    const hasAskedStation = (await report.calls('ReadTemperature')).length > 0;
    const isFailed = (await scenario.status(report.id))?.runtimeStatus === 'Failed';
    const holds = hasAskedForList && !hasAskedStation && isFailed;
    expectThat(holds, `GetStations to be called and, as it fails, ${report.id} to be Failed`, await report.seen());
  },
};

const survivesACrash: Check = {
  id: 'survives-a-crash',
  title: 'When the worker dies between two answers, nobody is asked anew who has answered, and the report is whole',
  points: 5,
  hint: 'Keep nothing in variables outside the orchestrator. Inside, a replay gives every variable its value back.',
  async run(scenario) {
    await standIn(scenario, STATIONS, {});
    const report = await Report.start(scenario);
    await report.beginReadings(LAST_ANSWERS_FIRST);
    await scenario.advance('90 s');
    await scenario.crash();
    await scenario.untilIdle();
    await report.expectEachReadOnce(STATIONS, 'in spite of the crash after 90 seconds');
    await report.expectReport(STATIONS, 'in spite of the crash after 90 seconds');
  },
};

export const checks = [
  getsTheStations,
  readsEveryStation,
  readsAtTheSameTime,
  reportsInOrder,
  zeroIsATemperature,
  oneSilentStation,
  allSilent,
  noStations,
  noListNoReport,
  survivesACrash,
] as const;
