// Takes deliveries of the outgoing webhooks. WEBHOOK_SECRET=whsec_… PORT=4100 node receiver.mjs (npm i standardwebhooks)
import http from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const port = Number(process.env.PORT ?? 4100);

// A real receiver keeps these in its database, with what it does about the event.
const known = new Set();

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function take(headers, body) {
  // Throws when the signature is another's, or the delivery older than five minutes.
  const { type, data } = webhook.verify(body, headers);
  const id = headers['webhook-id'];
  if (known.has(id)) return 'known';
  known.add(id);
  // What the event is about is read through the API: it holds ids only, e.g. data.leadId.
  return data ? type : 'nothing';
}

const server = http.createServer(async (request, response) => {
  try {
    response.end(take(request.headers, await textOf(request)));
  } catch {
    response.writeHead(401).end();
  }
});

server.listen(port, () => console.log(`http://localhost:${port}`));
