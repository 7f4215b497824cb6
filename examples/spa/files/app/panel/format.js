// Text for what the backend answers. Its times are Unix seconds.

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** The time of day of a Date. */
export function clock(date) { return time.format(date); }

/** A moment: the time when it was today, else the day. '' for none. */
export function moment(seconds) {
  if (!Number.isFinite(seconds) || seconds <= 0) return '';
  const date = new Date(seconds * 1000);
  return date.toDateString() === new Date().toDateString() ? clock(date) : day.format(date);
}

/** A URL without what is the same for the whole site. */
export function place(url) {
  if (!URL.canParse(url)) return String(url ?? '');
  const { host, pathname, search } = new URL(url);
  return (host === location.host ? '' : host) + pathname + search;
}

/** An attribute's value; '' for none. */
export function plain(value) {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
