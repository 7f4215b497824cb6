// The people and companies that one can be in the demo. None of them exists.

const companies = {
  works: { company_id: 'example-works', name: 'Example Works', plan: 'pro', size: 42, industry: 'Manufacturing', website: 'https://works.example.com' },
  labs: { company_id: 'example-labs', name: 'Example Labs', plan: 'free', size: 8, industry: 'Research', website: 'https://labs.example.com' },
};

// lin has no user id: known by the email address alone.
const people = {
  ada: { user_id: 'u-1001', email: 'ada@example.com', name: 'Ada Example', created_at: 1709283600 },
  grace: { user_id: 'u-1002', email: 'grace@example.com', name: 'Grace Example', phone: '+1 555 0100', created_at: 1717232400 },
  lin: { email: 'lin@example.com', created_at: 1735722000 },
};

const beginnings = {
  ada: { plan: 'free', seats: 3, company: 'works' },
  grace: { plan: 'pro', seats: 12, company: 'labs' },
  lin: { plan: 'free', seats: 1, company: 'works' },
};

/** [{key, email, about}] for the login form. */
export function choices() {
  return Object.entries(people).map(([key, person]) => ({ key, email: person.email, about: about(key) }));
}

function about(key) {
  const { plan, seats } = beginnings[key];
  const known = people[key].user_id ? `user id ${people[key].user_id}` : 'known by email alone';
  return `${plan === 'pro' ? 'Pro' : 'Free'}, ${seats} ${seats === 1 ? 'seat' : 'seats'}, ${known}`;
}

/** [{key, name}] for the company select. */
export function companyChoices() {
  return Object.entries(companies).map(([key, { name }]) => ({ key, name }));
}

/** What can change about a person, as it is when logging in: {plan, seats, company}; undefined for an unknown key. */
export function beginning(key) { return beginnings[key]; }

export function emailOf(key) { return people[key]?.email; }

export function company(key) { return { ...companies[key] }; }

/** The data attributes of a boot for this person. */
export function attributes(key, { plan, seats, company: active }) {
  return { ...people[key], plan, seats, company: company(active) };
}
