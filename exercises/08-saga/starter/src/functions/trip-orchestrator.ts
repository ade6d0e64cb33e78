import * as df from 'durable-functions';

df.app.orchestration('TripOrchestrator', function* (context) {
  const trip: unknown = context.df.getInput();

  // TODO: Book the whole trip, or nothing of it.
  //  1. Call `BookFlight`, then `BookHotel`, then `BookCar`, each with the trip. Each returns a booking.
  //  2. Try each activity three times at most, with five seconds between two tries.
  //  3. All booked: return `{ flight, hotel, car }`, the three bookings.
  //  4. A booking fails for good: cancel what was booked before it, the last first. `CancelHotel` and its like
  //     take the booking. A cancellation that fails must not keep the others from being made.
  //  5. Then let the instance fail, with the error of the booking.

  context.log('Nobody has booked the trip', JSON.stringify(trip));
});
