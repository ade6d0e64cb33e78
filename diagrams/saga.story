title: An order with a retry, and one that is undone
description: Twice a step fails. A busy line is tried again after a while. Where no courier goes, trying again does not help, so what was done before is undone, the last step first.
app: docs/snippets/shop

scene: The line to the bank is busy, and five seconds later it is free
start OrderOrchestrator as order-1 with {"item":"lamp","card":"4712","to":"Oslo"}
until idle

scene: No courier goes there, so the money is given back and the lamp is released
start OrderOrchestrator as order-2 with {"item":"lamp","card":"4711","to":"the moon"}
until idle
