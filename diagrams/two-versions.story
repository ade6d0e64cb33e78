title: New code under an old stay
description: Code is deployed that checks passports. It fails a stay that waits for its guest, unless it asks for the version.
app: docs/snippets/stay-before

scene: The step is simply added
start StayOrchestrator as stay-1 with "Ada"
advance 1 day
deploy docs/snippets/stay-changed
raise GuestArrived on stay-1
until idle

scene: The new code asks for the version
start StayOrchestrator as stay-1 with "Ada"
advance 1 day
deploy docs/snippets/stay
raise GuestArrived on stay-1
until idle

scene: A stay that begins with version 2
deploy docs/snippets/stay
POST /runtime/webhooks/durabletask/orchestrators/StayOrchestrator/stay-2?version=2 with "Brian"
advance 1 day
raise GuestArrived on stay-2
until idle
