import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// Both activities are complete. They stand for real work, such as reading and writing a database.

interface Player {
  readonly id: string;
  readonly name: string;
  readonly score: number;
}

const players: readonly Player[] = [
  { id: 'ada', name: 'Ada', score: 120 },
  { id: 'grace', name: 'Grace', score: 95 },
  { id: 'linus', name: 'Linus', score: 0 },
];

const POINTS_FOR_A_GAME = 10;

df.app.activity('GetPlayer', {
  handler: (playerId: string, context: InvocationContext): Player => {
    context.log('Looking for the player', playerId);
    const player = players.find(({ id }) => id === playerId);
    if (!player) throw new Error(`There is no player ${playerId}.`);
    return player;
  },
});

df.app.activity('UpdatePlayerScore', {
  handler: (player: Player, context: InvocationContext): Player => {
    const score = player.score + POINTS_FOR_A_GAME;
    context.log(player.name, 'now has', score, 'points');
    return { ...player, score };
  },
});
