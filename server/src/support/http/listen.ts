import type { Http } from './build-http.ts';

/** Listens and returns the address to open; a port that cannot be had is named with the setting that changes it. */
export async function listen(http: Pick<Http, 'listen' | 'server'>, host: string, port: number): Promise<string> {
  try {
    await http.listen({ host, port });
  } catch (cause) {
    throw new Error(reason(cause, host, port), { cause });
  }
  const address = http.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${bound}`;
}

function reason(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 PORT 另设端口。Port ${port} is taken by another program; set PORT to another one.`;
  if (code === 'EACCES')
    return `无权使用端口 ${port}，请用 PORT 另设 1024 以上的端口。Port ${port} may not be used by this account; set PORT to one above 1024.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `本机没有地址 ${host}，请检查 HOST。This machine has no address ${host}; check HOST.`;
  return `不能监听 ${host}:${port}。Cannot listen on ${host}:${port}: ${String(cause)}`;
}
