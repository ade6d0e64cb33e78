title: Two versions in one orchestrator
description: The same code serves a stay from before, which has no version, and one that began with version 2.
app: docs/snippets/stay

scene: A stay from before
POST /runtime/webhooks/durabletask/orchestrators/StayOrchestrator/stay-1 with "Ada"
advance 1 day
raise GuestArrived on stay-1 with true
until idle

scene: A stay with version 2
POST /runtime/webhooks/durabletask/orchestrators/StayOrchestrator/stay-2?version=2 with "Brian"
advance 1 day
raise GuestArrived on stay-2 with true
until idle
