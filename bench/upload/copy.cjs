// A plain copy: a file from the disk into a socket.
'use strict';

const { createReadStream } = require('node:fs');
const net = require('node:net');
const [, , file, port] = process.argv;

const socket = net.connect(Number(port), '127.0.0.1', () =>
  createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(socket),
);
socket.resume();
