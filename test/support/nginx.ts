/** Debian's nginx in front of a platform, on a free port, as the user of the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Booting } from './booting.ts';
import type { Pair } from './certificates.ts';

export interface Nginx {
  /** The flags of the platform, with nginx as the endpoint. */
  readonly flags: readonly string[];
  /** Has it read its configuration anew: old workers end what they have begun and close. */
  reload(): void;
}

interface NginxOptions {
  readonly server: Pair;
  /** Directives of the server, and its locations. */
  readonly directives?: string;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const configuration = (
  folder: string,
  { port, upstream, directives }: { port: number; upstream: number; directives: string },
): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 2;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log info;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/server.pem;
    ssl_certificate_key ${folder}/server.key;
    ssl_client_certificate ${folder}/ca.pem;
    ssl_verify_client on;
    proxy_ssl_certificate ${folder}/cert.pem;
    proxy_ssl_certificate_key ${folder}/key.pem;
    location / { proxy_pass https://127.0.0.1:${upstream}; }
    ${directives}
  }
}
`;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const path = '/usr/sbin:/sbin:/usr/bin:/bin';

/** Starts nginx in front of a platform. Clients need a certificate of its CA; it ends with the test. */
export const startNginx = async (
  t: TestContext,
  { folder: home, server: platform, flags }: Booting,
  { server, directives = '' }: NginxOptions,
): Promise<Nginx> => {
  const folder = join(home, 'nginx');
  mkdirSync(folder);
  const port = await freePort();
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) {
    copyFileSync(join(home, name), join(folder, name));
  }
  writeFileSync(join(folder, 'server.pem'), server.cert);
  writeFileSync(join(folder, 'server.key'), server.key, { mode: 0o600 });
  writeFileSync(
    join(folder, 'nginx.conf'),
    configuration(folder, { port, upstream: platform.port, directives }),
  );
  const words = ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
  const env = { PATH: path };
  const child: ChildProcess = spawn('nginx', [...words, '-g', 'daemon off;'], {
    env,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  for (let tries = 0; !(await isListening(port)); tries++) {
    if (tries > 200 || child.exitCode !== null) throw new Error('nginx does not start');
    await sleep(25);
  }
  return {
    flags: ['--endpoint', `https://localhost:${port}/v2`, ...flags.slice(2)],
    reload: () => {
      child.kill('SIGHUP');
    },
  };
};
