title: Three photos at the same time
description: The orchestrator asks for all three at once. Each answer replays it, and it goes on when the last one is there.
app: docs/snippets/album

scene: Three photos are made smaller
start AlbumOrchestrator as album-1 with ["beach","dog","cake"]
until idle
