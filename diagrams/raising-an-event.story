title: Raising an event from a client function
description: An HTTP request reaches a client function, whose durable client sends the event to the orchestration that waits.
app: docs/snippets/delivery

scene: The courier reports a delivery
start DeliveryOrchestrator as parcel-1 with "a vase"
advance 3 hours
POST /api/parcels/parcel-1/delivered with Ada
until idle
