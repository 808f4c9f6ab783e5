import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../server/embedded/postmaster';
import { ensurePackages } from '../e2e/debian-packages';

const PROGRAMS = { redis: '/usr/bin/redis-server', nats: '/usr/sbin/nats-server' } as const;

/** The brokers that hints can go through. */
export type BrokerName = keyof typeof PROGRAMS;

/** Makes sure that the brokers' Debian packages are installed, where that is allowed. */
export const ensureBrokers = () =>
  ensurePackages('the brokers', {
    'redis-server': () => existsSync(PROGRAMS.redis),
    'nats-server': () => existsSync(PROGRAMS.nats),
  });

/** A real broker in a process of its own on a port of loopback, which can be killed and started again. */
export class Broker {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly name: BrokerName,
    readonly port: number,
    private readonly password: string,
  ) {}

  /** Starts one, with a password where one is given. */
  static async start(name: BrokerName, password = ''): Promise<Broker> {
    const broker = new Broker(name, await freePort(), password);
    await broker.start();
    return broker;
  }

  /** Its address as SIDESTAGE_FANOUT has it. */
  get url(): string {
    const user = this.name === 'redis' ? 'default' : 'ada';
    const credentials = this.password === '' ? '' : `${user}:${this.password}@`;
    return `${this.name}://${credentials}127.0.0.1:${String(this.port)}`;
  }

  async start(): Promise<void> {
    const port = String(this.port);
    const args = {
      redis: ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', '/tmp'],
      nats: ['--port', port, '--addr', '127.0.0.1'],
    }[this.name];
    const secret = {
      redis: ['--requirepass', this.password],
      nats: ['--user', 'ada', '--pass', this.password],
    }[this.name];
    this.child = spawn(PROGRAMS[this.name], [...args, ...(this.password === '' ? [] : secret)], {
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 200 && !(await answers(this.port)); tries += 1) await sleep(25);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
