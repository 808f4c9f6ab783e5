import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** What a connection through the proxy meets. */
export type ProxyFault =
  | 'none'
  /** Nobody listens. */
  | 'refused'
  /** The connection is reset when the request has come; the server never sees it. */
  | 'reset'
  /** The request is taken and nothing is ever said. */
  | 'silent'
  /** The server does what it is asked; of its answer the beginning comes, and then nothing more. */
  | 'half-open'
  /** The same, and then the connection ends. */
  | 'cut'
  /** The answer comes a few bytes at a time, for ever so long. */
  | 'dripping'
  /** The proxy itself answers, with these bytes. */
  | { answer: string };

const DRIP_BYTES = 2;
const DRIP_MS = 40;

/** A TCP proxy between a client and a server, on which things happen. It knows nothing of what it carries. */
export class FaultProxy {
  fault: ProxyFault = 'none';
  /** So many bytes of an answer come through where not all of it does. */
  part = 250;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  private server: Server | null = null;

  private constructor(private readonly target: { host: string; port: number }) {}

  /** Opens a proxy to the server at `url` on a port of its own. */
  static async open(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new FaultProxy({ host: hostname, port: Number(port) });
    await proxy.listen();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** From now on connections meet this; those that are open end. */
  async set(fault: ProxyFault): Promise<void> {
    this.fault = fault;
    for (const socket of this.sockets) socket.destroy();
    if (fault === 'refused') await this.unlisten();
    else if (this.server === null) await this.listen();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await this.unlisten();
  }

  private async listen(): Promise<void> {
    const server = createServer((socket) => this.connect(socket));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  private async unlisten(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise((resolve) => server.close(resolve));
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
  }

  private connect(client: Socket): void {
    const { fault } = this;
    this.keep(client);
    if (fault === 'silent') {
      client.resume();
      return;
    }
    if (fault === 'reset') {
      client.once('data', () => client.resetAndDestroy());
      return;
    }
    if (typeof fault === 'object') {
      client.once('data', () => client.end(fault.answer));
      return;
    }
    const server = createConnection(this.target);
    this.keep(server);
    client.pipe(server);
    client.on('close', () => server.destroy());
    server.on('close', () => client.end());
    if (fault === 'none') server.pipe(client);
    else this.spoil(fault, server, client);
  }

  private spoil(fault: ProxyFault, server: Socket, client: Socket): void {
    let left = this.part;
    server.on('data', (bytes: Buffer) => {
      if (fault === 'dripping') {
        this.drip(bytes, client);
        return;
      }
      client.write(bytes.subarray(0, left));
      left = Math.max(0, left - bytes.length);
      if (left === 0 && fault === 'cut') client.end();
    });
  }

  private drip(bytes: Buffer, client: Socket): void {
    let at = 0;
    const timer = setInterval(() => {
      if (client.destroyed || at >= bytes.length) clearInterval(timer);
      else client.write(bytes.subarray(at, (at += DRIP_BYTES)));
    }, DRIP_MS);
  }
}
