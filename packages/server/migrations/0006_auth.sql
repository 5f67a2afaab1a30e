-- Who may sign in, and who is signed in. These tables stay on one server however far the others are distributed; nothing of the schema
-- kehoach points into them by a key. The first five are the sign-in library's (better-auth 1.7): it checks at start that they are as it
-- needs them.

create schema auth;

-- Never removed: the journal names users. disabled_at shuts one out.
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null constraint user_email unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  username text constraint user_username unique,
  two_factor_enabled boolean,
  disabled_at timestamptz
);

-- The token is worth nothing without the secret that signs the cookie, which is not in the database.
create table auth.session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null constraint session_token unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references auth."user" (id) on delete cascade
);
create index session_of_user on auth.session (user_id);
create index session_expiry on auth.session (expires_at);

-- A way to prove who one is: a password (provider_id credential), or the subject of a provider.
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  constraint account_subject unique (provider_id, account_id)
);
create index account_user on auth.account (user_id);

-- Links and challenges on their way; the identifier is a digest.
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index verification_identifier on auth.verification (identifier);
create index verification_value on auth.verification (value);
create index verification_expiry on auth.verification (expires_at);

-- Secret and backup codes are encrypted.
create table auth.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_user on auth.two_factor (user_id);

-- Attempts on a name as it was typed, whether there is such a user or not: only the digest of the name is kept.
create table auth.failed_sign_in (
  name_digest text primary key,
  failures integer not null,
  since timestamptz not null,
  locked_until timestamptz
);
create index failed_sign_in_since on auth.failed_sign_in (since);

-- How often an address did something since the moment its window began.
create table auth.rate_limit (
  key text primary key,
  count integer not null,
  since timestamptz not null
);
create index rate_limit_since on auth.rate_limit (since);

grant usage on schema auth to kehoach_app;
grant select, insert, update, delete on all tables in schema auth to kehoach_app;
