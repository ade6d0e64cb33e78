title: An event that comes too early for the next round
description: Twice the same two events. In the first run the second event meets a round that waits for it; in the second run it meets one that is busy.
app: docs/snippets/greenhouse

scene: The round waits
start TankOrchestrator as tank-1 with 100
raise Refilled on tank-1 with 10
advance 2 minutes
raise Refilled on tank-1 with 5
until idle

scene: The round is busy
start TankOrchestrator as tank-2 with 100
raise Refilled on tank-2 with 10
advance 30 s
raise Refilled on tank-2 with 5
until idle
