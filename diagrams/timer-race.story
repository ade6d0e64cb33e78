title: One event against two timers
description: A drill is lent for five days. Each wait races the event against a timer of its own.
app: docs/snippets/loan

scene: The drill comes back after two days
start LoanOrchestrator as loan-1 with "the drill"
advance 2 days
raise ToolReturned on loan-1
until idle

scene: It never comes back
start LoanOrchestrator as loan-2 with "the drill"
until idle
