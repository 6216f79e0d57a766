-- A device may be bound to one certificate and not only to its name: SHA-256 of it (RFC 5280, over the DER). Without it, any
-- certificate of that name will do that an authority of the town has signed.
alter table device add column certificate_print text check (certificate_print ~ '^[0-9a-f]{64}$');
alter table device add check (certificate_print is null or credential_hash like 'certificate:%');
