// Moment: what the SDK asks of `moment`, without its locales and formats. Compared with the real one in moment.test.ts.
//
// T1. A moment is made of a Date, and a duration of milliseconds, of a number of seconds, of `d.hh:mm:ss`, as the host sends
//     it, or of what its own toISOString gives; the SDK asks for nothing else.
// T2. A day has 24 hours, as in the time zone of an Azure host. The real one counts days of the reader's time zone.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

class Duration {
  constructor(ms) {
    this.ms = ms;
  }

  valueOf() {
    return this.ms;
  }

  toISOString() {
    const [days, hours, minutes] = [this.ms / DAY, (this.ms % DAY) / HOUR, (this.ms % HOUR) / MINUTE].map(Math.trunc);
    const seconds = (this.ms % MINUTE) / SECOND;
    const date = days ? `${days}D` : '';
    const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('');
    return date || time ? `P${date}${time && `T${time}`}` : 'P0D';
  }
}

class Moment {
  constructor(date) {
    this.ms = date.getTime();
  }

  add(duration) {
    return new Moment(new Date(this.ms + duration.valueOf()));
  }

  diff(date) {
    return this.ms - date.getTime();
  }

  toDate() {
    return new Date(this.ms);
  }
}

const ofHost = /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/;
const ofIso = /^P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

function millisecondsOf(text) {
  const parts = ofHost.exec(text) ?? ofIso.exec(text);
  if (!parts) return numberOf(text);
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

/** Text that is no number is nothing. */
function numberOf(text) {
  return Number(text) || 0;
}

module.exports = (date) => new Moment(date);
module.exports.duration = (value, unit) =>
  new Duration(unit === 's' ? numberOf(value) * SECOND : typeof value === 'string' ? millisecondsOf(value) : value);
