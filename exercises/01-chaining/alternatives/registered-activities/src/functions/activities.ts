import * as df from 'durable-functions';

export interface Player {
  id: string;
  name: string;
  score: number;
}

export const getPlayer = df.app.activity('GetPlayer', {
  handler: (id: string): Player => ({ id, name: id, score: 0 }),
});

export const updatePlayerScore = df.app.activity('UpdatePlayerScore', {
  handler: (player: Player): Player => ({ ...player, score: player.score + 1 }),
});
