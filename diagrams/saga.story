title: An order with a retry, and one that is undone
description: Twice a step fails. A busy line is tried again after a while. Where no courier goes, trying again does not help, so what was done before is undone, the last step first, also when the worker dies on the way.
app: docs/snippets/shop

scene: The line to the bank is busy, and five seconds later it is free
start OrderOrchestrator as order-1 with {"item":"lamp","card":"4712","to":"Oslo"}
until idle

scene: No courier goes there, and the worker dies while the money is given back
start OrderOrchestrator as order-2 with {"item":"lamp","card":"4711","to":"the moon"}
advance 1 second
crash
until idle
