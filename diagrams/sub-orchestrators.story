title: Orchestrators that call an orchestrator
description: Once one after the other, once side by side. Each call starts an instance of its own, and its output is the result of the call.
app: docs/snippets/parcels

scene: One after the other
start ExchangeOrchestrator as exchange-1 with "lamp"
until idle

scene: Side by side
start ShipOrderOrchestrator as order-1 with ["a vase", "a clock"]
until idle
