import { readConfig } from '../config.ts';
import { headText, readHeads } from '../people/audit/heads.ts';
import { headsDir, trustedKeys } from '../people/audit/keys.ts';
import { signatureFault } from '../people/audit/seal.ts';
import { type Command, UsageError } from './command.ts';

/** Prints the signed heads of the audit chains, to be kept where the database's owner does not reach. */
export const auditHeads: Command = {
  name: 'audit heads',
  about: {
    zh: '输出审计链的签名链头，供异地保存；verify --heads 据此核对',
    en: 'print the signed heads of the audit chains, to be kept elsewhere; verify --heads checks against them',
  },
  usage: '',
  options: {},
  run: async () => {
    const read = readConfig(process.env, [], process.cwd());
    if (!read.ok) throw new UsageError(read.problems.join('\n'));
    const dir = headsDir(read.config.dataDir);
    const trusted = trustedKeys(dir);
    const found = readHeads(dir).map(({ file, head }) => ({
      ...{ file, head: head && JSON.parse(headText(head)) },
      fault: head ? (signatureFault(head, trusted) ?? null) : 'head-unreadable',
    }));
    const text = found.map(({ head, file, fault }) => (fault ? `${file}: ${fault}` : JSON.stringify(head))).join('\n');
    return { data: found, text: text || '—', ok: found.every(({ fault }) => fault === null) };
  },
};
