#!/usr/bin/env bash
# Kills sync and verbs at random moments: what came out before must be in the ledger, and the ledger
# sound, each time.
#   killed.sh FOLDER TIMES         CRISIS_BIN: the folder of the binaries
set -u
cd "$1" || exit 2
times=$2
PATH=$CRISIS_BIN:$PATH
export CRISIS_LEDGER=$PWD/killed.db CRISIS_NOW=2026-11-22T12:00:00Z CRISIS_BY=ana
rm -f killed.db*
midway=0

# posts ROUND: more than are synced in the time given to them, with a pause after every hundred.
posts() {
	awk -v r="$1" 'BEGIN { for (n = 0; n < 3000; n++) {
		printf "{\"v\":1,\"id\":\"%s-%d\",\"platform\":\"x\",\"author_id\":\"%s-%d\",\"conversation_id\":\"%s-%d\",\"text\":\"t\",\"route\":{\"team\":\"care\",\"severity\":\"low\",\"answer\":true,\"answer_by\":\"2026-11-22T16:00:00Z\"}}\n", r, n, r, n, r, n
		if (n % 100 == 99) { fflush(); system("sleep 0.005") } } }'
}

lost() {
	echo "$1: $2" >&2
	exit 1
}

for ((i = 0; i < times; i++)); do
	: >out
	if ((i % 10 == 0)); then # what is looked at each time stays small
		rm -f killed.db*
		posts start | head -n 1 | crisis-case sync >first
	fi
	if ((i % 2 == 0)); then
		posts "$i" 2>/dev/null | exec crisis-case sync >out &
	else
		while crisis-case note -n "round $i" C-2026-000001 >>out; do :; done &
	fi
	sleep "0.$(printf '%03d' $((RANDOM % 200)))"
	# Of a pipeline $! is the last process; of the loop it is the shell, whose child dies with it.
	# shellcheck disable=SC2046
	{ kill -9 $! $(pgrep -P $!); wait $!; } 2>/dev/null
	wait 2>/dev/null
	grep '}$' out >whole || :
	[ ! -s whole ] || midway=$((midway + 1))
	[ -e killed.db ] || continue
	crisis-case verify >sound || lost "$i" 'not sound'
	crisis-case export >exported
	if ((i % 2 == 0)); then
		jq -r '.id + " " + .case.number' whole | sort >passed
		jq -r 'select(.verb == "open") | .private.id + " " + .number' exported | sort >found
		[ "$(comm -23 passed found | wc -l)" = 0 ] || lost "$i" 'a post that was passed on'
	else
		[ "$(grep -c "\"note\":\"round $i\"" exported)" -ge "$(wc -l <whole)" ] ||
			lost "$i" 'a note that was said to be done'
	fi
done
echo "$times killed, $midway midway, nothing lost"
