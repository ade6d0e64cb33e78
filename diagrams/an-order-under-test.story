title: An order in two tests
description: The same order twice. In the first run nobody answers, and three days pass. In the second run the answer comes on the second day, and the worker dies just then.
app: tests/kit/app docs/snippets/orders-mail

scene: Nobody answers
start approveOrder as order-1 with {"id":"A-17","amount":250}
advance 3 days

scene: The worker dies when the answer is there
start approveOrder as order-2 with {"id":"A-17","amount":250}
advance 2 days
raise Approved on order-2 with true
step
crash
until idle
