// Measures what calls cost who makes them, in microseconds: first each in a turn of
// its own, as a page makes them, then many in one turn.
async (update, event) => {
  const turn = () => new Promise(done => setTimeout(done, 10));
  const cost = call => {
    const start = performance.now();
    call();
    return (performance.now() - start) * 1000;
  };
  const each = async (n, call) => {
    const costs = [];
    for (let i = 1; i <= n; i++) {
      await turn();
      costs.push(cost(() => call(i)));
    }
    return costs;
  };
  const updates = await each(15, update);
  const events = await each(30, event);
  await turn();
  const burst = cost(() => { for (let i = 0; i < 20; i++) event(i); }) / 20;
  return { updates, events, burst };
}
