// The two subdomains of the demo. Browsers resolve every name under localhost to this machine.

const shared = 'demo.localhost';
const names = ['www', 'app'];

/** The domain that both subdomains' cookies belong to, or '' when the page is on neither. */
export function cookieDomain() {
  return location.hostname.endsWith(`.${shared}`) ? shared : '';
}

/** Fills the footer's link and, where the view has one, the explanation. */
export function drawHosts(root) {
  for (const slot of root.querySelectorAll('[data-hosts]')) {
    slot.replaceChildren(...(slot.dataset.hosts === 'links' ? [nextHost()] : [explanation(), hostList()]));
  }
}

function explanation() {
  const text = document.createElement('p');
  text.textContent = cookieDomain()
    ? `You are on ${location.host}. Cookies belong to ${shared}, so the other subdomain meets the same person: change over and watch the id stay.`
    : `You are on ${location.host}, where cookies belong to this host alone. On two subdomains of ${shared} they are shared. Both lead to this machine:`;
  return text;
}

function hostList() {
  const list = document.createElement('ul');
  list.className = 'hosts';
  for (const name of names) {
    const item = document.createElement('li');
    item.append(link(name));
    list.append(item);
  }
  return list;
}

function nextHost() {
  const here = names.findIndex((name) => location.hostname === `${name}.${shared}`);
  return link(names[(here + 1) % names.length]);
}

function link(name) {
  const port = location.port ? `:${location.port}` : '';
  const anchor = document.createElement('a');
  anchor.href = `${location.protocol}//${name}.${shared}${port}/`;
  anchor.textContent = `${name}.${shared}${port}`;
  anchor.dataset.host = name;
  if (location.hostname === `${name}.${shared}`) anchor.setAttribute('aria-current', 'true');
  return anchor;
}
