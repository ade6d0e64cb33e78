title: Round after round, each with a new history
description: The same orchestration twice. Each round ends with continueAsNew, until the tank is empty or somebody stops it.
app: docs/snippets/greenhouse

scene: Until the tank is empty
start GreenhouseOrchestrator as greenhouse-1 with 30
until idle

scene: Until somebody stops it
start GreenhouseOrchestrator as greenhouse-2 with 1000
advance 90 minutes
terminate greenhouse-2
until idle
