// A stub, and calls made long before there is anything to answer them.
(function () {
  const stub = function () { stub.q.push(arguments); };
  stub.q = [];
  window.Intercom = stub;

  stub('boot', { app_id: 'abc12345', api_base: location.origin });
  stub('update', { plan: 'trial' });
  stub('update', { plan: 'pro', seats: 2 });
})();
