// Speaks the platform's calls of publishing and throws every byte away, so that receiving costs the same on both sides; takes
// plain copies at a second port. Tells how long each took, from the first of it here to the last.
'use strict';

const http = require('node:http');
const net = require('node:net');

const video = { video: { video_id: '@bench', width: 1080, height: 1920 } };
let works = 0;

const answers = {
  init_video_part_upload: () => ({ upload_id: 'bench' }),
  upload_video_part: () => ({}),
  complete_video_part_upload: () => video,
  create_video: () => ({ item_id: `@bench${(works += 1)}`, video_id: '@bench' }),
  // Nobody waits for the review.
  video_data: () => ({ list: [] }),
};

let began = 0;

const platform = http.createServer((request, response) => {
  const name = new URL(request.url, 'http://platform').pathname.split('/').filter(Boolean).at(-1);
  if (name === 'init_video_part_upload') began = performance.now();
  request.resume().on('end', () => {
    const fine = { error_code: 0, description: '' };
    const data = name in answers ? { ...answers[name](), ...fine } : { error_code: 28001017 };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data, extra: { ...fine, error_code: data.error_code } }));
    if (name === 'complete_video_part_upload') process.send({ ms: performance.now() - began });
  });
});

const copies = net.createServer((socket) => {
  const start = performance.now();
  socket.resume().on('end', () => {
    process.send({ ms: performance.now() - start });
    socket.end();
  });
});

platform.listen(0, '127.0.0.1', () =>
  copies.listen(0, '127.0.0.1', () =>
    process.send({ platformPort: platform.address().port, copyPort: copies.address().port }),
  ),
);
process.once('disconnect', () => process.exit());
