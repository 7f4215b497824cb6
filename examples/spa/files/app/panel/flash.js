// A short highlight of what changed. Whether it moves is up to the style sheet, which obeys reduced motion.

/** Marks a node as changed until its animation is over. */
export function flash(node) {
  node.classList.remove('changed');
  void node.offsetWidth; // begins the animation again when the node was still highlighted
  node.classList.add('changed');
  node.addEventListener('animationend', () => node.classList.remove('changed'), { once: true });
}

/** Writes text into a node; highlights it when that is a change. */
export function write(node, text, quiet) {
  if (node.textContent === text) return;
  node.textContent = text;
  if (!quiet) flash(node);
}
