#!/bin/sh
# Run once by PostgreSQL's image on an empty folder: the owner of the tables, and the role of the servers, which owns nothing.
set -eu
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" <<'SQL'
create role sidestage_owner login password :'owner' nosuperuser nobypassrls;
create role sidestage_app login password :'app' nosuperuser nobypassrls;
create database sidestage owner sidestage_owner;
SQL
