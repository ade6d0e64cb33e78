title: One of three fails
description: The same three activities twice. Where nobody catches the error, the instance fails, though not before the others have ended. The patient orchestrator looks at each task by itself.
app: docs/snippets/album

scene: Nobody catches the error
start AlbumOrchestrator as album-2 with ["beach","notes","cake"]
until idle

scene: Each task is looked at by itself
start PatientAlbumOrchestrator as album-3 with ["beach","notes","cake"]
until idle
