title: Three photos at the same time, and one that fails
description: The orchestrator asks for all three at once, and each answer replays it. When one of them fails, the instance ends only after the others have ended as well.
app: docs/snippets/album

scene: Every photo can be made smaller
start AlbumOrchestrator as album-1 with ["beach","dog","cake"]
until idle

scene: One of them is no photo
start AlbumOrchestrator as album-2 with ["beach","notes","cake"]
until idle
