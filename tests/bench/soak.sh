#!/usr/bin/env bash
# Sends a few and then very many posts through the pipe of all filters and compares the most
# memory that each held. A filter that holds more than 1.2 times, and 2 MiB, more has kept
# something of what went through it: this fails. crisis-report counts, and is shown only.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
FEW=${SOAK_FEW:-30000}
MANY=${SOAK_MANY:-3000000}
WORK=$BUILD/bench
export PATH=$BUILD:$PATH LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z

stages=()
for tool in crisis-ingest crisis-score crisis-route crisis-reply crisis-report; do
	[ ! -x "$BUILD/$tool" ] || stages+=("$tool")
done

# through COUNT: the posts through all of them, each watched.
through() {
	local pipe="'$WORK/posts' $1" tool
	for tool in "${stages[@]}"; do
		pipe+=" | '$WORK/peak' '$WORK/$tool.$1.kib' $tool"
	done
	bash -o pipefail -c "$pipe" >/dev/null
}

through "$FEW"
through "$MANY"
failed=0
for tool in "${stages[@]}"; do
	awk -v tool="$tool" -v few="$(cat "$WORK/$tool.$FEW.kib")" -v many="$(cat "$WORK/$tool.$MANY.kib")" \
		-v small="$FEW" -v large="$MANY" 'BEGIN {
			grown = many > few * 1.2 + 2048 && tool != "crisis-report"
			printf "%-16s %d posts: %.1f MiB, %d posts: %.1f MiB%s\n", tool, small, few / 1024,
				large, many / 1024, grown ? ": IT GROWS" : ""
			exit grown }' || failed=1
done
exit $failed
