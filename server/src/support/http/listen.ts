import type { Http } from './build-http.ts';

/** Listens and returns the address to open; a port that cannot be had is named with the setting that changes it. */
export async function listen(http: Pick<Http, 'listen' | 'server'>, host: string, port: number): Promise<string> {
  try {
    await http.listen({ host, port });
  } catch (cause) {
    throw new Error(portTrouble(cause, { host, port, setting: 'PORT', hostSetting: 'HOST' }), { cause });
  }
  const address = http.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${bound}`;
}

type Wanted = {
  readonly host: string;
  readonly port: number;
  /** The settings that change the port and the interface. */
  readonly setting: string;
  readonly hostSetting: string;
};

/** Why a port cannot be had, and the setting that changes it. */
export function portTrouble(cause: unknown, { host, port, setting, hostSetting }: Wanted): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 ${setting} 另设端口。Port ${port} is taken by another program; set ${setting} to another one.`;
  if (code === 'EACCES')
    return `无权使用端口 ${port}，请用 ${setting} 另设 1024 以上的端口。Port ${port} may not be used by this account; set ${setting} to one above 1024.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `本机没有地址 ${host}，请检查 ${hostSetting}。This machine has no address ${host}; check ${hostSetting}.`;
  return `不能监听 ${host}:${port}。Cannot listen on ${host}:${port}: ${String(cause)}`;
}
