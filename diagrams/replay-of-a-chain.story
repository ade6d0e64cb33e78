title: Replay of a chain of two activities
description: The same order twice. Each result replays the orchestrator, and its history answers what it has asked before. It makes no difference whether the worker lives on in between.
app: docs/snippets/tickets

scene: A ticket is sold
start SellTicketOrchestrator as ticket-1 with {"seat":"B12","card":"4711"}
until idle

scene: The worker dies between the two activities
start SellTicketOrchestrator as ticket-2 with {"seat":"B14","card":"4712"}
step
step
step
crash
until idle
