/** A line to a server that can be cut and mended, as when a database is restarted. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ShakyLine {
  /** The same address, over this line. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function openShakyLine(address: string): Promise<ShakyLine> {
  const to = new URL(address);
  const ends = new Set<Socket>();
  const joined = (one: Socket, other: Socket) => {
    ends.add(one);
    one.on('error', () => {});
    one.on('close', () => {
      ends.delete(one);
      other.destroy();
    });
    one.pipe(other);
  };
  const server = createServer(near => {
    const far = connect(Number(to.port || 5432), to.hostname);
    joined(near, far);
    joined(far, near);
  });
  const listen = (port: number) => new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(address);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async cut() {
      const closed = new Promise(done => server.close(done));
      for (const end of ends) end.destroy();
      await closed;
    },
    mend: () => listen(port),
  };
}
