// One sentence about what changed, for those who cannot see the highlights. Page views and times are left out: they
// change with every click.

/** A person in a few words: "user, ada@example.com". */
export function inShort(contact) {
  if (!contact) return 'no contact yet';
  const known = contact.email || contact.user_id || contact.name;
  return known ? `${contact.role}, ${known}` : contact.role;
}

/** What is new in after, or '' when it is not worth saying. */
export function describe(before, after) {
  const [was, is] = [before?.contact, after.contact];
  if (!is) return was ? 'The backend knows no contact.' : '';
  if (!was || was.id !== is.id || was.role !== is.role) return `The backend knows: ${inShort(is)}.`;
  return [...attributeNews(was, is), ...eventNews(before.events, after.events)].join(' ');
}

function attributeNews(was, is) {
  const [old, now] = [was.custom_attributes ?? {}, is.custom_attributes ?? {}];
  const changed = Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  return changed.slice(0, 3).map((name) => `${name} is now ${now[name]}.`);
}

function eventNews(before, after) {
  return after.length > before.length ? [`Event ${after[0].name} recorded.`] : [];
}
