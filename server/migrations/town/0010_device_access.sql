-- How a device may connect, beyond its credential, and what is set for it.

-- Addresses and networks it may come from; empty where any will do.
alter table device add column allowed_from cidr[] not null default '{}' check (cardinality(allowed_from) <= 32);

-- ThingsBoard's shared attributes: set at the desk, told to the device.
alter table device add column shared jsonb not null default '{}' check (jsonb_typeof(shared) = 'object');

-- The key a platform encrypts its pushes with (OneNET: EncodingAESKey). Both sides need it as it is, so it is no hash;
-- no route gives it out.
alter table device add column cipher_key text check (length(cipher_key) between 1 and 200);
