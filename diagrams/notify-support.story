title: One incident, and one answer
description: Angela is notified twice and then calls back. The orchestration of her window is told at once, and nobody else is woken up.
app: exercises/c1-notify-support/starter solutions/c1-notify-support

scene: Angela answers after her second notification
POST /api/NotifySupportHttpClient with {"message":"The web shop is down","severity":1}
advance 2 minutes
POST /api/CallbackHttpClient with "+31611111111"
until idle
