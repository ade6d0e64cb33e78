import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// The four activities are complete. They stand for real work: a database of players, a service that keeps the results of
// matches, and a mailbox.

export interface Player {
  readonly id: string;
  readonly name: string;
}

export interface MatchResult {
  readonly match: string;
  readonly points: number;
}

export interface GameStats {
  readonly playerId: string;
  readonly matches: number;
  readonly points: number;
}

const PLAYERS: readonly Player[] = [
  { id: 'player-1', name: 'Ada' },
  { id: 'player-2', name: 'Linus' },
];

const RESULTS: Readonly<Record<string, readonly MatchResult[]>> = {
  'player-1': [
    { match: 'match-1', points: 30 },
    { match: 'match-2', points: 12 },
  ],
  'player-2': [{ match: 'match-1', points: 18 }],
};

df.app.activity('GetPlayer', {
  handler: (playerId: string): Player => {
    const player = PLAYERS.find(({ id }) => id === playerId);
    if (!player) throw new Error(`There is no player "${playerId}".`);
    return player;
  },
});

df.app.activity('GetMatchResults', {
  handler: (playerId: string): readonly MatchResult[] =>
    RESULTS[playerId] ?? [],
});

df.app.activity('SaveGameStats', {
  handler: (collected: {
    player: Player;
    results: readonly MatchResult[];
  }): GameStats => ({
    playerId: collected.player.id,
    matches: collected.results.length,
    points: collected.results.reduce((sum, { points }) => sum + points, 0),
  }),
});

df.app.activity('NotifyPlayer', {
  handler: (stats: GameStats, context: InvocationContext): void => {
    context.log(`${stats.playerId} now has ${stats.points} points.`);
  },
});
