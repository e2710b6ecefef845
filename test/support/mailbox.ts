import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { Application } from './application';

/** A mail server that keeps what it is given. */
export type Mailbox = {
  port: number;
  /** Envelope recipients and the text of each mail, as it came. */
  mails(): { to: string[]; data: string }[];
  /** Refuses every recipient from now on. */
  refuse(): void;
  close(): Promise<void>;
};

/** One conversation in SMTP, just enough of it. */
function converse(
  socket: net.Socket,
  refused: () => boolean,
  keep: (mail: { to: string[]; data: string }) => void,
) {
  let [pending, data, inData] = ['', '', false];
  let to: string[] = [];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const recipient = /^RCPT TO:<(.+)>/i.exec(line)?.[1];
    if (recipient && refused()) return say('550 5.1.1 no such mailbox');
    if (recipient) to.push(recipient);
    if (/^DATA/i.test(line)) {
      inData = true;
      return say('354 go on');
    }
    if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
    return say('250 ok');
  };
  const line = (text: string) => {
    if (!inData) return command(text);
    if (text !== '.') {
      data += `${text}\n`;
      return;
    }
    keep({ to, data });
    [to, data, inData] = [[], '', false];
    return say('250 kept');
  };
  say('220 story');
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\r\n');
    pending = lines.pop() ?? '';
    for (const text of lines) line(text);
  });
}

/** Starts the mail server on a free port. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: { to: string[]; data: string }[] = [];
  let isRefusing = false;
  const server = net.createServer((socket) =>
    converse(
      socket,
      () => isRefusing,
      (mail) => void mails.push(mail),
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    mails: () => mails,
    refuse: () => void (isRefusing = true),
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

const quoted = (text: string): string =>
  text.replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replace(/=/g, ''), 'hex').toString('utf8'));

/** The text of a mail with its quoted-printable words and lines decoded. */
export function readMail({ data }: { data: string }): string {
  const headers = data.replace(/=\?UTF-8\?Q\?([^?]*)\?=\s*/gi, (_, words: string) =>
    words.replace(/_/g, ' '),
  );
  return quoted(headers.replace(/=\n/g, ''));
}

/** Lets the application send its mail to a server of ours, by Strapi's own provider. */
export async function useMailbox(application: Application, port: number): Promise<void> {
  const file = path.join(application.dir, 'dist/config/plugins.js');
  const email = {
    config: { provider: 'sendmail', providerOptions: { devPort: port, devHost: '127.0.0.1' } },
  };
  const compiled = await readFile(file, 'utf8');
  await writeFile(file, compiled.replace('douyin: {', `email: ${JSON.stringify(email)}, douyin: {`));
}

/** Lets an application that used a mailbox send as Strapi does by itself. */
export async function leaveMailbox({ dir }: Application): Promise<void> {
  const file = path.join(dir, 'dist/config/plugins.js');
  const compiled = await readFile(file, 'utf8');
  await writeFile(file, compiled.replace(/email: \{.*\}, douyin: \{/, 'douyin: {'));
}
