#!/usr/bin/env bash
# Writes .env for docker compose from .env_template, with a random value for every empty secret. An existing .env keeps
# its values; only what is missing is added.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077

random() { # 43 characters that need no quoting anywhere (256 bits)
  head -c 32 /dev/urandom | base64 | tr -d '=\n' | tr '+/' '-_'
}

touch .env
chmod 600 .env
added=0
while IFS= read -r line; do
  name=${line%%=*}
  case $line in '#'* | '') continue ;; esac
  if grep -q "^$name=." .env; then continue; fi
  value=${line#*=}
  if [ -z "$value" ]; then value=$(random); fi
  sed -i.bak "/^$name=/d" .env && rm -f .env.bak
  printf '%s=%s\n' "$name" "$value" >>.env
  added=$((added + 1))
done <.env_template
echo ".env holds everything now ($added added); keep it secret and keep it: the database's passwords are in it"
