// Typing of both sides counts for five seconds.

import { body, conversation, onOpen, post } from './conversation.js';

const counts = 5000;
const pause = 3000; // between two words of it

export function followTyping() {
  let timer = 0;
  let before; // what the person had said last when they typed
  const saidLast = () => [...document.querySelectorAll('#parts .part[data-side="person"]')].pop()?.id;
  const say = (text) => {
    const line = document.getElementById('typing');
    if (line) line.textContent = text;
  };
  document.body.addEventListener('inbox-typing', ({ detail }) => {
    const { id, name } = JSON.parse(detail.data);
    if (id !== conversation()?.dataset.id) return;
    before = saidLast();
    say(`${name} is typing…`);
    clearTimeout(timer);
    timer = setTimeout(say, counts, '');
  });
  document.addEventListener('htmx:after:settle', ({ target }) => {
    if (target.id === 'parts' && saidLast() !== before) say('');
  });
}

export function tellTyping() {
  let last = 0;
  onOpen(() => { last = 0; });
  document.addEventListener('input', (event) => {
    if (event.target.id !== 'body' || !event.isTrusted || !body().value || Date.now() - last < pause) return;
    last = Date.now();
    post('typing').catch(() => {});
  });
}
