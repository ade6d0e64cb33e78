title: An entity, used by a client and by an orchestrator
description: A client function signals the entity and goes on at once. An orchestrator calls it and waits for the answer.
app: docs/snippets/seats

scene: One seat is offered, booked, and counted
POST /api/shows/friday/seats with 1
until idle
start BookSeatOrchestrator as booking-1 with "friday"
until idle
GET /api/shows/friday/seats

scene: Two people want the last seat
POST /api/shows/friday/seats with 1
until idle
start BookSeatOrchestrator as booking-1 with "friday"
start BookSeatOrchestrator as booking-2 with "friday"
until idle
