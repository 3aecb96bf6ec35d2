#!/usr/bin/env bash
# make bench-detect: crisis-detect on series that nobody tuned it to: how many of the bursts,
# climbs and silences it tells, how soon, and how often it tells of nothing. Then its speed and
# memory on posts.
set -eu -o pipefail
cd "$(dirname "$0")/../.." || exit 2
case $BUILD in
/*) PATH=$BUILD:$PATH ;;
*) PATH=$PWD/$BUILD:$PATH ;;
esac
work=$BUILD/bench
export CRISIS_NOW=2027-06-01T00:00:00Z LC_ALL=C
unset CRISIS_LEDGER
SERIES=${SERIES:-120} DAYS=${DAYS:-42} SEED=${SEED:-1}

"$work/bursts" "$SEED" "$SERIES" "$DAYS" 2>"$work/truth" >"$work/series.csv"
crisis-detect --series --key key "$work/series.csv" >"$work/alerts"
jq -r 'select(.level != "over") | [.id, .key, .level, (.since | fromdate), (.at | fromdate)] | @tsv' \
	"$work/alerts" >"$work/told"
# A rise of level within what was put in, or an hour behind it (a day, of a climb), tells of it.
# An episode whose first alert is elsewhere is a false one; one that never was more than watched,
# and tells of nothing, is a false watch.
jq -R -r 'split("\t") | [.[0], .[1], .[2], .[3], (.[4] | fromdate), (.[5] | fromdate)] | @tsv' \
	"$work/truth" | awk -F'\t' -v days="$DAYS" '
	NR == FNR { id[++n] = $1; key[n] = $2; level[n] = $3; since[n] = $4; at[n] = $5; next }
	{
		series++
		watched = alarmed = -1
		delete worst
		for (i = 1; i <= n; i++) {
			if (key[i] != $1)
				continue
			end = $6 + ($2 == "climb" ? 86400 : 3600)
			told = $2 != "nothing" && at[i] > $5 && at[i] <= end
			if (told && watched < 0)
				watched = at[i] - $5
			if (told && alarmed < 0 && level[i] != "watch")
				alarmed = at[i] - $5
			told = $2 != "nothing" && at[i] > $5 && since[i] < end
			if (told && worst[id[i]] < 2)
				worst[id[i]] = 3
			else if (level[i] != "watch" && worst[id[i]] < 2)
				worst[id[i]] = 2
			else if (!worst[id[i]])
				worst[id[i]] = 1
		}
		for (i in worst) {
			watches += worst[i] == 1
			alarms += worst[i] == 2
		}
		if ($2 == "nothing")
			next
		what = $2 == "silence" ? $2 : $2 " " $3 "x"
		if (!(what in of))
			order[++kinds] = what
		of[what]++
		if (watched >= 0) {
			seen[what]++
			wait[what] += watched
		}
		if (alarmed >= 0) {
			heard[what]++
			delay[what] += alarmed
		}
	}
	END {
		for (i = 1; i <= kinds; i++) {
			what = order[i]
			printf "%-12s told %3d of %3d", what, seen[what], of[what]
			if (seen[what])
				printf ", after %4.0f minutes in the mean", wait[what] / seen[what] / 60
			if (heard[what])
				printf "; alerts %3d, after %4.0f", heard[what], delay[what] / heard[what] / 60
			print ""
		}
		months = series * days / 30
		printf "false alerts %.2f a series-month, false watches %.2f, of %d series over %d days\n",
			alarms / months, watches / months, series, days
	}' "$work/told" -
[ -z "${SERIES_ONLY-}" ] || exit 0

for count in 100000 "${POSTS:-1000000}"; do
	"$work/feed" "$count" >"$work/feed.jsonl"
	start=$(date +%s.%N)
	"$work/peak" "$work/kib" crisis-detect --by topic,platform,brand,source,lang,kind \
		"$work/feed.jsonl" >/dev/null
	awk -v count="$count" -v from="$start" -v to="$(date +%s.%N)" -v kib="$(cat "$work/kib")" 'BEGIN {
		printf "%d posts of ten keys: %.0f a second, %.1f MiB\n", count, count / (to - from),
			kib / 1024 }'
done
rm -f "$work/feed.jsonl"
