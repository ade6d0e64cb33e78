// Its orchestrator is registered in collect-and-update-game-stats.ts.
export {};
