title: Two steps, one after the other
description: The same order twice. The second time the server dies in the middle, and nothing is lost.
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
