import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/**
 * Posts what was prepared, over one connection, and reads no more of an answer than it must: where server and clients
 * share two cores, whatever a client spends is missing in what is measured.
 */
export class RawClient {
  private waiting: { resolve: (body: string) => void; reject: (error: Error) => void } | null = null;
  private text = '';

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.setNoDelay(true);
    socket.on('data', (chunk: unknown) => this.read(String(chunk)));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection.')));
  }

  static open(url: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new RawClient(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends a request and answers the body of a 200; anything else is an error. */
  send(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.text += chunk;
    const end = this.text.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.text.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
    const body = this.text.slice(end + HEAD_END.length);
    if (Buffer.byteLength(body) < length) return;
    this.text = '';
    const { waiting } = this;
    this.waiting = null;
    if (head.startsWith('HTTP/1.1 200') && !Number.isNaN(length)) waiting?.resolve(body);
    else waiting?.reject(new Error(`${head}\n${body}`));
  }
}

/** A request with a JSON body as it goes over the wire. */
export function rawPost(url: string, body: unknown, token: string): Buffer {
  const { host, pathname } = new URL(url);
  const text = JSON.stringify(body);
  return Buffer.from(
    [
      `POST ${pathname} HTTP/1.1`,
      `host: ${host}`,
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      `content-length: ${String(Buffer.byteLength(text))}${HEAD_END}${text}`,
    ].join('\r\n'),
  );
}
