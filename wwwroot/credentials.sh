#!/bin/sh
# Prints credentials for uploading to a deposit, as the AWS tools take them from a credential_process.
#
#   sh credentials.sh PORTAL [TOKEN_FILE] [SECONDS]
#
# PORTAL is the portal's address, TOKEN_FILE holds the access token (else CPG_TOKEN in the environment), SECONDS is how long
# the credentials last. Needs a POSIX shell and curl. Ends with 0 and JSON; with 1 if the portal gives none; with 2 if it
# cannot ask. The token is handed to curl on its standard input: command lines can be read by every user of a machine.
set -u
set -f
LC_ALL=C
export LC_ALL

say() { printf 'credentials.sh: %s\n' "$1" >&2; }
unusable() { say "$1"; exit 2; }

portal=${1-}
file=${2-}
seconds=${3-}
while [ "${portal%/}" != "$portal" ]; do portal=${portal%/}; done

# Whatever could end a line or a quotation in curl's configuration stops here.
case $portal in
  *[!]A-Za-z0-9./:_[-]*) unusable 'the portal'\''s address holds a character that does not belong there.' ;;
  https://?*) ;;
  http://localhost | http://localhost[:/]* | http://127.0.0.1 | http://127.0.0.1[:/]* | 'http://[::1]' | 'http://[::1]'[:/]*) ;;
  http://*) unusable 'use https: over http others can read the token and the credentials. It is taken for this machine (localhost) only.' ;;
  *) unusable 'usage: sh credentials.sh https://portal.example.org [TOKEN_FILE] [SECONDS]' ;;
esac
case $seconds in
  *[!0-9]*) unusable 'SECONDS is a number: write the address, the file and the number in this order.' ;;
esac

if [ -n "$file" ]; then
  # The message about a missing file would show it.
  case $file in
    *cpgt_????????????_*) unusable 'TOKEN_FILE names the file that holds the token; what was given looks like the token itself. Other users of this machine may have read it: revoke it, and put a new one into a file or CPG_TOKEN.' ;;
  esac
  [ -r "$file" ] || unusable "cannot read the token file $file."
  # "-rw-------": the fifth to the tenth character are what others may do.
  case $(ls -ldL -- "$file") in
    ????------*) ;;
    *) say "others on this machine can read $file: chmod 600 it." ;;
  esac
  token=
  IFS= read -r token < "$file" || [ -n "$token" ] || unusable "the token file $file is empty."
else
  token=${CPG_TOKEN-}
  [ -n "$token" ] || unusable 'no access token: name a file that holds it, or set CPG_TOKEN.'
fi
return_character=$(printf '\r')
token=${token%"$return_character"}
case $token in
  *[!A-Za-z0-9_]*) unusable 'what should be an access token is none: one begins with cpgt_ and was shown whole on the Upload page.' ;;
  cpgt_?*) ;;
  *) unusable 'what should be an access token is none: one begins with cpgt_ and was shown whole on the Upload page.' ;;
esac
command -v curl > /dev/null || unusable 'curl is missing.'

ask() {
  {
    printf 'url = "%s/api/credentials"\n' "$portal"
    printf 'header = "Authorization: Bearer %s"\n' "$token"
    printf 'header = "Accept: text/plain"\nheader = "Content-Type: application/json"\n'
    if [ -n "$seconds" ]; then
      printf 'data = "{\\"duration\\":%s}"\n' "$seconds"
    else
      printf 'data = ""\n'
    fi
    # The address is not a pattern, a redirect is not followed: it would carry the token elsewhere.
    printf 'globoff\nsilent\nshow-error\nmax-time = 30\nmax-redirs = 0\nwrite-out = "\\n%%{http_code}"\n'
  } | curl --config -
}

# What fails on the way is tried again, shortly; what the portal decides is not.
answer=
for pause in 1 1 2 4 0; do
  if answer=$(ask); then
    case ${answer##*
} in
      408 | 502 | 503 | 504) ;;
      *) break ;;
    esac
  else
    answer=
  fi
  sleep "$pause"
done

status=${answer##*
}
words=${answer%
*}
case $status in
  200)
    case $words in
      *'"SessionToken"'*) printf '%s\n' "$words" ;;
      *) unusable "$portal answered, but with no credentials: is this the portal's address?" ;;
    esac
    ;;
  '') unusable "$portal does not answer." ;;
  400 | 401 | 403 | 409 | 429 | 503)
    say "the portal gives no credentials: $(printf '%s' "$words" | tr -d '\000-\037\177' | cut -c 1-1000)"
    exit 1
    ;;
  *) unusable "$portal answered $status and no credentials: is this the portal's address?" ;;
esac
