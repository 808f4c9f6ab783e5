import { createServer, type Server } from 'node:http';
import { createServer as createProbe } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { errorCode } from './db/database-error';
import { StartError } from './start-error';

/** A server that takes requests. */
export interface HttpServer {
  port: number;
  /** Takes no more requests, gives those under way some time, then ends every connection. */
  stop(): Promise<void>;
}

const GRACE_MS = 5000;

function cannotListen(error: unknown, host: string, port: number): StartError {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is in use: stop the other program, or choose another with --port.`);
  }
  if (code === 'EACCES') {
    return new StartError(`Port ${port} needs special rights: choose one from 1024 on with --port.`);
  }
  return new StartError(
    `The address ${host}:${port} cannot be used (${code ?? 'unknown error'}): choose another.`,
  );
}

/**
 * Makes sure that the port is free, before anything else is started.
 * @throws StartError when it is not.
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createProbe();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve)).catch(
    (error: unknown) => {
      throw cannotListen(error, host, port);
    },
  );
  await new Promise((resolve) => probe.close(resolve));
}

/**
 * Serves requests, and tells with each of them on which connection it came; port 0 takes any free one. Whoever sends a request or its head too slowly is cut off.
 * @throws StartError when the address cannot be used.
 */
export async function serve(
  fetch: (request: Request, connection: object) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 5000,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  const listener = getRequestListener((request, connection) => fetch(request, connection), {
    overrideGlobalObjects: false,
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, host, resolve),
  ).catch((error: unknown) => {
    throw cannotListen(error, host, port);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => stop(server),
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
