-- What 0003 made is told in the trail too: the policy of accounts, and that a second factor came or went, never its secret.

create trigger audit after insert or update or delete on platform.account_policy
  for each row execute function platform.audit_change('policy', 'one', 'version,changed_at');
create trigger audit after insert or update or delete on platform.totp
  for each row execute function platform.audit_change('account', 'user_id', 'secret,last_step');
create trigger audit after insert or update or delete on platform.passkey
  for each row execute function platform.audit_change('account', 'user_id', 'public_key,counter,last_used_at');
