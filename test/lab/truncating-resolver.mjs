// A resolver that cuts every answer, so that TCP is to be asked, and says nothing there. (RFC 1035 section 4.1.1, bit TC)
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const [address] = process.argv.slice(2);
const udp = createSocket('udp4');
udp.on('message', (question, { port, address: from }) => {
  const reply = Buffer.from(question);
  reply.writeUInt16BE(0x8380, 2);
  udp.send(reply, port, from);
});
const tcp = createServer((socket) => socket.on('error', () => {}));
tcp.listen(53, address, () => udp.bind(53, address, () => console.log('ready')));
