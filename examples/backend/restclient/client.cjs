// Does what a program of the workspace's owner does with the published client: lists,
// reads, answers and closes. It says what it saw as JSON.
const { IntercomClient } = require('intercom-client');

const [, , baseUrl, token, conversation_id] = process.argv;
const client = new IntercomClient({ baseUrl, token });

async function main() {
  const me = await client.admins.identify();
  const admins = await client.admins.list();
  const listed = [];
  for await (const c of await client.conversations.list({ per_page: 2 })) listed.push(c.id);
  const found = await client.conversations.search({
    query: { operator: 'AND', value: [{ field: 'state', operator: '=', value: 'open' }, { field: 'id', operator: '=', value: conversation_id }] },
    pagination: { per_page: 5 },
  });
  const before = await client.conversations.find({ conversation_id });
  const admin = { type: 'admin', admin_id: admins.admins[0].id };
  await client.conversations.reply({ conversation_id, body: { message_type: 'note', body: 'Among us', ...admin } });
  await client.conversations.reply({ conversation_id, body: { message_type: 'comment', body: '<p>Hello <i>Ada</i></p>', ...admin } });
  const closed = await client.conversations.manage({ conversation_id, body: { message_type: 'close', ...admin } });
  const after = await client.conversations.find({ conversation_id, display_as: 'plaintext' });
  let missing;
  try {
    await client.conversations.find({ conversation_id: 'unknown' });
  } catch (error) {
    missing = { name: error.constructor.name, status: error.statusCode, code: error.body.errors[0].code };
  }
  return {
    app: me.app.id_code,
    admins: admins.admins.map((a) => a.name),
    listed,
    found: found.data.map((c) => c.id),
    source: before.source.body,
    author: before.source.author.type,
    parts: after.conversation_parts.conversation_parts.map((p) => [p.part_type, p.body ?? null]),
    state: closed.state,
    missing,
  };
}

main().then(
  (saw) => console.log(JSON.stringify(saw)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
