/** Why a backup cannot be restored: one sentence for the terminal, in both languages. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
