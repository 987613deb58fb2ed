#!/bin/sh
# An operator's day, played on a sandbox: each command is shown before it runs.
# Start it with "npm run demo".
set -eu

say() {
  printf '\n# %s\n' "$*"
}

# Shows a command and runs it; the demo ends where one fails.
run() {
  printf '$'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:=@,-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@"
}

# Shows a command that is meant to fail, and its exit code; the demo ends where it does not.
run_failing() {
  code=0
  run "$@" || code=$?
  printf '(exit code %s)\n' "$code"
  [ "$code" -ne 0 ]
}

say 'Is the platform there, and does it take our certificate?'
run imco ping

say 'What is there'
run imco cloud servers list

say 'One of them, by name'
run imco cloud servers show db-01

say 'A new server: everything it refers to is given by name'
run imco cloud servers commission --name web-1 --template joomla --server-plan Standard_B2s \
  --cloud-account azure-prod --ssh-profile ops-team --firewall-profile web --wait

say 'Boot it and wait until it is operational'
run imco cloud servers boot web-1 --wait

say 'Boot three more at once'
run imco cloud servers boot app-1 app-2 app-3 --wait

say 'What happened to one of them'
run imco cloud servers events web-1

say 'Reboot it, and run one of the scripts of its template'
run imco cloud servers reboot web-1 --yes --wait
run imco cloud servers scripts web-1
run imco cloud servers run-script web-1 --script rotate-logs

say 'What a slip looks like: a name that does not exist'
run_failing imco cloud servers show wbe-1

say 'A wrong state: nothing is sent'
run_failing imco cloud servers decommission web-1 --yes

say 'What would be sent'
run imco cloud servers shutdown web-1 --dry-run

say 'Shut it down, then give it back'
run imco cloud servers shutdown web-1 --yes --wait
run imco cloud servers decommission web-1 --yes --wait

say 'The same list for a program: how many servers are in which state'
printf '%s\n' "\$ imco cloud servers list -o json | node -e '...count by state...'"
imco cloud servers list -o json | node -e '
  const servers = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const count = {};
  for (const { state } of servers) count[state] = (count[state] ?? 0) + 1;
  console.table(count);
'

say 'That was the day.'
