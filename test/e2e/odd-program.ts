import { createServer, type Server } from 'node:http';

/** A program that no reader knows: plain blocks far apart, hashed classes that change with each build, four addresses. */
export interface OddProgram {
  /** Address of the page of one client. */
  page(id: number): string;
  close(): Promise<void>;
}

export const CLIENTS = {
  4711: {
    name: 'Nora Quell',
    email: 'nora.quell@ferngate.example',
    stage: 'In talks',
    office: 'desk@ferngate.example',
  },
  4890: {
    name: 'Ivo Brandt',
    email: 'ivo.brandt@larkspur.example',
    stage: 'Signed',
    office: 'desk@larkspur.example',
  },
} as const;

const PEOPLE: Record<string, (typeof CLIENTS)[keyof typeof CLIENTS]> = CLIENTS;

/** Serves the program on a free port of loopback. */
export async function startOddProgram(): Promise<OddProgram> {
  let build = 0;
  const server: Server = createServer(({ url = '' }, response) => {
    const person = PEOPLE[/^\/clients\/(\d+)$/.exec(url)?.[1] ?? ''];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = person === undefined ? 404 : 200;
    response.end(person === undefined ? 'Not here' : pageOf(person, (build += 1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    page: (id) => `http://127.0.0.1:${String(port)}/clients/${String(id)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pageOf({ name, email, stage, office }: (typeof PEOPLE)[string], build: number): string {
  const hashed = (number: number) => `x${(build * 7919 + number * 104729).toString(36)}q${String(number)}`;
  const block = (number: number, inner: string, style = '') =>
    `<div class="${hashed(number)}" style="${style}">${inner}</div>`;
  return `<!doctype html><html><head><title>Oddly</title></head>
<body style="margin:0;font:15px sans-serif">
${block(1, block(2, 'Oddly') + block(3, 'help@oddly.example'), 'padding:8px;background:#eee')}
${block(4, block(5, block(6, name) + block(7, 'since the spring')) + block(8, stage), 'padding:120px 24px 20px')}
${block(9, block(10, 'Nothing is open') + block(11, block(12, 'billing@partner.example') + block(13, office) + block(14, email) + block(15, 'asked for a price')), 'padding:180px 300px 40px')}
<script>document.addEventListener('click', () => { document.title = 'clicked'; }, true);</script>
</body></html>`;
}
