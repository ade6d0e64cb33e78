title: Waiting for an event, at most two days
description: The same orchestration twice. It asks for a timer and waits; whichever message comes first decides.
app: docs/snippets/delivery

scene: Somebody signs for the parcel
start DeliveryOrchestrator as parcel-1 with "a vase"
advance 3 hours
raise ParcelDelivered on parcel-1 with "Ada"
until idle

scene: Nobody signs
start DeliveryOrchestrator as parcel-2 with "a lamp"
until idle
