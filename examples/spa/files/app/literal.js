// Values as one would write them in a call.

/** Source text of a value: {plan: 'pro', seats: 4}. Of an object inside another only the first key is written. */
export function literal(value, depth = 0) {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'fn';
  if (value !== null && typeof value === 'object') return objectLiteral(value, depth);
  return String(value);
}

function objectLiteral(value, depth) {
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${literal(part, depth + 1)}`);
  const shown = depth > 0 && entries.length > 1 ? [entries[0], '…'] : entries;
  return `{${shown.join(', ')}}`;
}
