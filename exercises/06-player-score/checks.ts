// Checks of exercise 06: every sentence of the contract of the entity, the orchestrator and the client, as stories on the
// virtual clock.

import type { Check } from '../define-exercise.ts';
import { describeInstance, expectThat, json } from '../observations.ts';
import {
  addOrchestrators,
  callGet,
  describeAnswer,
  describeScore,
  expectRecorded,
  expectScore,
  expectScoreAnswered,
  lockForAnHour,
  requestScore,
  scoreOf,
  signal,
  startGame,
} from './scores.ts';

const setsTheScore: Check = {
  id: 'sets-the-score',
  title: 'The operation set makes its number the score, whatever the score was before',
  points: 10,
  hint: 'Which operation it is stands in `context.df`, and so does the number that it brings. What you give to `setState` is kept.',
  async run(scenario) {
    for (const score of [7, 30, 0]) {
      await signal(scenario, 'ada', 'set', score);
      await expectScore(scenario, 'ada', score, `after set with ${score}`);
    }
  },
};

const addsToTheScore: Check = {
  id: 'adds-to-the-score',
  title: 'The operation add adds its number to the score; a new player starts at 0',
  points: 10,
  hint: 'The state of a new entity is undefined, and undefined plus a number is no number. `getState` can take a first value.',
  async run(scenario) {
    await signal(scenario, 'ada', 'add', 5);
    await expectScore(scenario, 'ada', 5, 'after the first add, with 5');
    await signal(scenario, 'ada', 'add', 3);
    await expectScore(scenario, 'ada', 8, 'after add with 5 and with 3');
    await signal(scenario, 'ada', 'add', -2);
    await expectScore(scenario, 'ada', 6, 'after add with 5, with 3 and with -2');
  },
};

const resetsTheScore: Check = {
  id: 'resets-the-score',
  title: 'The operation reset makes a score 0 again',
  points: 5,
  hint: 'After a reset there still is a score. It is 0.',
  async run(scenario) {
    await signal(scenario, 'ada', 'set', 7);
    await signal(scenario, 'ada', 'reset');
    await expectScore(scenario, 'ada', 0, 'after set with 7 and reset');
  },
};

const resetMakesAScore: Check = {
  id: 'reset-makes-a-score',
  title: 'A reset gives a player who has no score yet the score 0',
  points: 5,
  hint: 'An entity has a state as soon as an operation sets one. Set it also when there was none.',
  async run(scenario) {
    await signal(scenario, 'ada', 'reset');
    await expectScore(scenario, 'ada', 0, 'after a reset alone');
  },
};

const getAnswers: Check = {
  id: 'get-answers',
  title: 'The operation get answers its caller with the score, and with 0 where there is none yet',
  points: 10,
  hint: 'What an entity function returns is ignored. The answer to a caller has a method of its own in `context.df`.',
  async run(scenario) {
    await addOrchestrators(scenario);
    await signal(scenario, 'ada', 'set', 7);
    for (const [player, score] of [
      ['ada', 7],
      ['grace', 0],
    ] as const) {
      const answer = await callGet(scenario, player);
      expectThat(answer === score, `get of ${player} to answer ${score}`, `it answered ${json(answer)}`);
    }
    await expectScore(scenario, 'ada', 7, 'after a get as before');
  },
};

const getLeavesNoTrace: Check = {
  id: 'get-leaves-no-trace',
  title: 'A get alone does not give a player a score that can be read',
  points: 5,
  hint: 'The first value that `getState` takes is not kept unless you set it. Asking must not set anything.',
  async run(scenario) {
    await addOrchestrators(scenario);
    const answer = await callGet(scenario, 'ada');
    const score = await scoreOf(scenario, 'ada');
    const seen = `the answer was ${json(answer)}, and ${describeScore('ada', score)}`;
    expectThat(answer === 0 && score === undefined, 'get to answer 0 and ada to have no score after it', seen);
  },
};

const survivesACrash: Check = {
  id: 'survives-a-crash',
  title: 'When the worker dies, no score is lost',
  points: 5,
  hint: 'A variable outside the function is gone with the worker. The state of the entity is kept by the host.',
  async run(scenario) {
    await signal(scenario, 'ada', 'add', 7);
    await scenario.crash();
    await signal(scenario, 'ada', 'add', 3);
    await expectScore(scenario, 'ada', 10, 'after add with 7, a crash, and add with 3');
  },
};

const recordsTheGame: Check = {
  id: 'records-the-game',
  title: 'RecordScoreOrchestrator adds the points of its input to the score of the player of its input, and completes',
  points: 10,
  hint: 'There is nothing to wait for after a signal, so there is nothing to yield. An entity ID has a name and a key, in this order.',
  async run(scenario) {
    await signal(scenario, 'ada', 'set', 7);
    const game = await startGame(scenario, 'ada', 10);
    await scenario.untilIdle();
    await expectRecorded(scenario, game, 'ada', 17);
  },
};

const playersApart: Check = {
  id: 'players-apart',
  title: 'The points of one player do not touch the score of another, not even those of ada the score of Ada',
  points: 5,
  hint: 'The key tells one entity of a name from the others, and small and capital letters differ in it. Each player needs a key of their own.',
  async run(scenario) {
    const games = [
      ['ada', 10],
      ['grace', 5],
      ['Ada', 300],
      ['ada', 1],
    ] as const;
    for (const [player, points] of games) {
      await startGame(scenario, player, points);
      await scenario.untilIdle();
    }
    await expectScore(scenario, 'ada', 11, 'after two games with 10 and 1 points');
    await expectScore(scenario, 'grace', 5, 'after one game with 5 points');
    await expectScore(scenario, 'Ada', 300, 'after one game with 300 points');
  },
};

const losesNoPoints: Check = {
  id: 'loses-no-points',
  title: 'When several games of a player end at the same moment, all their points count',
  points: 5,
  hint: 'Between a `get` and a `set` somebody else may come. Which operation needs only one message?',
  async run(scenario) {
    for (const points of [1, 20, 300, 4000]) await startGame(scenario, 'ada', points);
    await scenario.untilIdle();
    await expectScore(scenario, 'ada', 4321, 'after four games with 1, 20, 300 and 4000 points at once');
  },
};

const doesNotWait: Check = {
  id: 'does-not-wait',
  title:
    'RecordScoreOrchestrator signals and does not wait: it completes also while somebody else holds the lock of the entity',
  points: 10,
  hint: 'An entity can be called or signalled. Which of the two waits for an answer?',
  async run(scenario) {
    await addOrchestrators(scenario);
    await signal(scenario, 'ada', 'set', 7);
    await lockForAnHour(scenario, 'ada');
    const game = await startGame(scenario, 'ada', 10);
    await scenario.advance('1 minute');
    const status = await scenario.status(game);
    const expected = `${game} to be Completed after a minute, while the entity is locked for an hour`;
    expectThat(status?.runtimeStatus === 'Completed', expected, await describeInstance(scenario, game));
    await scenario.untilIdle();
    await expectScore(scenario, 'ada', 17, 'when the lock has been released');
  },
};

const clientAnswers: Check = {
  id: 'client-answers',
  title: 'GET /api/players/{player}/score answers 200 with the player and the score',
  points: 10,
  hint: 'The durable client can read the state of an entity. Part of its answer is the state itself.',
  async run(scenario) {
    await signal(scenario, 'ada', 'set', 7);
    await signal(scenario, 'grace', 'set', 25);
    await expectScoreAnswered(scenario, 'ada', 7);
    await expectScoreAnswered(scenario, 'grace', 25);
    await signal(scenario, 'Ada', 'set', 300);
    await expectScoreAnswered(scenario, 'Ada', 300);
  },
};

const zeroIsAScore: Check = {
  id: 'zero-is-a-score',
  title: 'A player whose score is 0 is answered for like any other',
  points: 5,
  hint: '0 is a value, not a missing one. `!score` cannot tell them apart; ask whether the entity exists.',
  async run(scenario) {
    await signal(scenario, 'ada', 'set', 0);
    await expectScoreAnswered(scenario, 'ada', 0);
  },
};

const unknownPlayerIs404: Check = {
  id: 'unknown-player-is-404',
  title: 'A player who has no score is answered with 404, and asking does not make one',
  points: 5,
  hint: 'Reading tells you whether the entity exists. Only read; a signal would bring it into being.',
  async run(scenario) {
    for (const time of ['first', 'second']) {
      const answer = await requestScore(scenario, 'nobody');
      expectThat(answer.status === 404, `the answer 404 to the ${time} request`, describeAnswer(answer));
    }
    const score = await scoreOf(scenario, 'nobody');
    expectThat(score === undefined, 'nobody to have no score after two requests', describeScore('nobody', score));
  },
};

export const checks = [
  setsTheScore,
  addsToTheScore,
  resetsTheScore,
  resetMakesAScore,
  getAnswers,
  getLeavesNoTrace,
  survivesACrash,
  recordsTheGame,
  playersApart,
  losesNoPoints,
  doesNotWait,
  clientAnswers,
  zeroIsAScore,
  unknownPlayerIs404,
] as const;
