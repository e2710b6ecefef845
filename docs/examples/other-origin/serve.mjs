// Serves this folder. STRAPI_URL is Strapi's public address; PORT=0 takes a free port.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { STRAPI_URL = 'http://localhost:1337', PORT = '8080' } = process.env;

const files = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/login.js': ['login.js', 'text/javascript; charset=utf-8'],
};

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/config.js') {
    response.setHeader('content-type', 'text/javascript; charset=utf-8');
    return response.end(`export const strapiUrl = ${JSON.stringify(new URL(STRAPI_URL).origin)};\n`);
  }
  const [name, type] = files[pathname] ?? [];
  if (!name) return response.writeHead(404).end('Not found');
  response.setHeader('content-type', type);
  response.end(await readFile(new URL(name, import.meta.url)));
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
});
server.listen(Number(PORT), () => console.log(`http://localhost:${server.address().port}`));
